import { XMLParser } from "fast-xml-parser";
import type { Box } from "../parts/place-parts.ts";

/** An object that an annotation marks. */
export interface VocObject {
  readonly name: string;
  /** Hard to recognise: it counts for nothing in the benchmark. */
  readonly difficult: boolean;
  readonly box: Box | undefined;
}

const maxLetters = 256 * 1024;
const longestName = 100;
const mostObjects = 1000;

/** Nothing but elements and their text: no attributes, no entities, no numbers made of text. */
const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  processEntities: false,
  isArray: (name) => name === "object",
});

/**
 * Reads the objects of a PASCAL VOC annotation; those without a name of at most 100 letters are left out.
 * @throws RangeError saying what was expected
 */
export function readVocObjects(xml: string): VocObject[] {
  if (xml.length > maxLetters) throw new RangeError(`is larger than ${maxLetters.toLocaleString("en")} letters`);
  const annotation = child(parse(xml), "annotation");
  if (annotation === undefined) throw new RangeError("has no <annotation>");
  const objects = child(annotation, "object");
  return (Array.isArray(objects) ? objects : []).slice(0, mostObjects).flatMap(readObject);
}

function parse(xml: string): unknown {
  try {
    return parser.parse(xml, true);
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
    throw new RangeError(`is no XML (${why})`, { cause: error });
  }
}

function readObject(object: unknown): VocObject[] {
  const name = child(object, "name");
  if (typeof name !== "string" || name === "" || name.length > longestName) return [];
  return [{ name, difficult: child(object, "difficult") === "1", box: readBox(name, child(object, "bndbox")) }];
}

/** VOC counts pixels from 1. */
function readBox(name: string, bounds: unknown): Box | undefined {
  const [left, top, right, bottom] = ["xmin", "ymin", "xmax", "ymax"].map((side) => Number(child(bounds, side)) - 1);
  const box = { name, left: left ?? NaN, top: top ?? NaN, right: right ?? NaN, bottom: bottom ?? NaN };
  return Number.isFinite(box.left + box.top + box.right + box.bottom) ? box : undefined;
}

function child(node: unknown, name: string): unknown {
  if (typeof node !== "object" || node === null || Array.isArray(node)) return undefined;
  return Object.getOwnPropertyDescriptor(node, name)?.value;
}
