import { dirname, isAbsolute, join } from "node:path";
import type { Rect } from "@deconvscope/datasets";
import { InvalidArgumentError } from "commander";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { type Fill, parseFill } from "../parse/parse-fill.ts";
import { readNamedFile } from "../parse/read-named-file.ts";
import { SpecField } from "./spec-field.ts";

/** What is masked in an image: rectangles in pixels of the model's input, or names of parts that its dataset knows. */
export type SpecParts = ReadonlyMap<string, Rect> | readonly string[];

export interface SpecImage {
  /** A file, or dataset:split:index. */
  readonly image: string;
  readonly parts: SpecParts;
  /** Where it stands in the spec. */
  readonly field: string;
  /** Where its parts do. */
  readonly partsField: string;
}

/** What `deconvscope correspond` is told. */
export interface Spec {
  readonly model: string;
  readonly images: readonly SpecImage[];
  readonly layers: readonly string[];
  readonly draws: number;
  readonly seed: number;
  readonly fill: Fill;
}

const mostDraws = 1000;

/**
 * Reads a spec; files in it lie beside it.
 * @throws CommandError naming the field
 */
export async function readSpec(path: string): Promise<Spec> {
  const content = (await readNamedFile(path)).toString();
  const { model, images, parts, layers, draws, seed, fill } = new SpecField("", parseJson(path, content)).fields(
    "model",
    "images",
    "parts",
    "layers",
    "draws",
    "seed",
    "fill",
  );
  return {
    model: model.text(),
    images: images.list("a list of two images or more", 2).map((image) => readImage(image, parts, dirname(path))),
    layers: layers.isThere ? layers.list("a list of layers' names").map((layer) => layer.text()) : [],
    draws: draws.isThere ? draws.whole(1, mostDraws) : 0,
    seed: seed.isThere ? seed.whole() : 0,
    fill: fill.isThere ? readFill(fill) : parseFill("mean"),
  };
}

function parseJson(path: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(`spec: ${path} is no JSON: ${why}`, exitCodes.refused, { cause: error });
  }
}

function readImage(field: SpecField, shared: SpecField, folder: string): SpecImage {
  const short = typeof field.value === "string";
  const { image, parts } = short ? { image: field, parts: shared } : field.fields("image", "parts");
  const chosen = parts.isThere ? parts : shared;
  const placed = placeImage(image.text(), folder);
  return { image: placed, parts: readParts(chosen), field: field.path, partsField: chosen.path };
}

/** What looks like dataset:split:index is no file beside the spec. */
function placeImage(image: string, folder: string): string {
  return isAbsolute(image) || /^[^:]+:[^:]*:\d+$/.test(image) ? image : join(folder, image);
}

const expectedParts = "rectangles by their parts' names, or a list of parts that the dataset knows";

function readParts(field: SpecField): SpecParts {
  if (Array.isArray(field.value)) return field.list(expectedParts, 1).map((name) => name.text());
  const parts = field.entries(expectedParts);
  if (parts.length === 0) throw field.refuse(expectedParts);
  return new Map(parts.map(([name, rect]) => [name, readRect(rect)]));
}

function readRect(field: SpecField): Rect {
  const { x, y, width, height } = field.fields("x", "y", "width", "height");
  return { x: x.whole(), y: y.whole(), width: width.whole(1), height: height.whole(1) };
}

function readFill(field: SpecField): Fill {
  try {
    return parseFill(Array.isArray(field.value) ? field.value.join() : field.text());
  } catch (error) {
    if (error instanceof InvalidArgumentError) throw field.refuse("mean, grey, noise, blur, or one number a channel");
    throw error;
  }
}
