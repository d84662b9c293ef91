import { createHash } from "node:crypto";
import type { Rule, Unit } from "@deconvscope/deconvnet";
import type { EngineClient } from "../engine/engine-client.ts";
import type { DatasetFiles, ModelFile } from "../engine/engine-jobs.ts";
import { productVersion } from "../product-version.ts";
import { canonicalJson } from "../requests/canonical-json.ts";
import type { PictureStore, Pictures } from "./pictures-store.ts";

/** What the pictures of some units have in common. */
export interface PictureOrder {
  readonly model: ModelFile;
  readonly dataset: DatasetFiles;
  readonly split: string;
  readonly rule: Rule;
  /** Longest side of the pictures; 0: as large as the field. */
  readonly side: number;
}

/** A unit on an image, as a scan found it. */
export interface UnitOnImage {
  readonly image: number;
  readonly unit: Unit;
  readonly activation: number;
}

/** What activations of the same image differ by on another machine is far less. */
const sameShare = 0.01;

/** Images a call of the engine: others' calls come in between. */
const imagesACall = 3;

/**
 * Pictures of units on images of a dataset: made when they are asked for, then kept by what was scanned there. What a later
 * scan finds at the same place of an image that was replaced has pictures of its own.
 */
export class PictureMaker {
  readonly #engine: EngineClient;
  readonly #store: PictureStore;
  readonly #onImage: () => void;

  /** @param onImage called for each image that goes through the network */
  constructor(engine: EngineClient, store: PictureStore, onImage: () => void) {
    this.#engine = engine;
    this.#store = store;
    this.#onImage = onImage;
  }

  /**
   * @returns what a unit's pictures are; none where its image cannot be read any more, or is another one now
   * @throws EngineError, or the signal's reason; what was made until then is kept
   */
  async read(
    order: PictureOrder,
    tops: readonly UnitOnImage[],
    signal: AbortSignal,
  ): Promise<(top: UnitOnImage) => Pictures | undefined> {
    const base = this.#digest(order);
    const keyOf = (top: UnitOnImage): string => JSON.stringify([base, placeOf(top), top.activation]);
    const found = await this.#store.find(tops.map(keyOf));
    const scanned = new Map(tops.map((top) => [placeOf(top), top]));
    const images = groupByImage(tops.filter((top) => !found.has(keyOf(top))));
    for (let start = 0; start < images.length; start += imagesACall) {
      const wanted = images.slice(start, start + imagesACall);
      const made = new Map<string, Pictures>();
      for await (const top of this.#engine.stream("projectTops", { ...order, images: wanted }, signal)) {
        const { activation, scale, projectionPng, patchPng } = top;
        const asked = scanned.get(placeOf(top));
        if (asked !== undefined && isSame(activation, asked.activation)) {
          made.set(keyOf(asked), { scale, projectionPng, patchPng });
        }
      }
      for (const [key, pictures] of made) {
        found.set(key, pictures);
      }
      for (const _ of wanted) {
        this.#onImage();
      }
      await this.#store.add({ modelSha256: order.model.sha256, dataset: order.dataset }, made);
    }
    return (top) => found.get(keyOf(top));
  }

  /** Equal for pictures that are equal: also the arithmetic decides them. */
  #digest({ model, dataset: { format, path }, split, rule, side }: PictureOrder): string {
    const { name, version } = this.#engine.backend;
    const { sha256, inputShape, preprocessing } = model;
    const made = { productVersion, backend: `${name} ${version}`, seed: "activation" };
    const text = canonicalJson({ sha256, inputShape, preprocessing, format, path, split, rule, side, ...made });
    return createHash("sha256").update(text).digest("base64url");
  }
}

function placeOf({ image, unit: { layer, channel, y, x } }: Pick<UnitOnImage, "image" | "unit">): string {
  return JSON.stringify([image, layer, channel, y, x]);
}

function isSame(activation: number, scanned: number): boolean {
  return Math.abs(activation - scanned) <= sameShare * Math.abs(scanned);
}

function groupByImage(tops: readonly UnitOnImage[]): { image: number; units: Unit[] }[] {
  const images = new Map<number, Unit[]>();
  for (const { image, unit } of tops) {
    images.set(image, [...(images.get(image) ?? []), unit]);
  }
  return [...images].map(([image, units]) => ({ image, units }));
}
