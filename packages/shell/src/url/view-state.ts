import { type DrawnPart, formatDrawnPart, parseDrawnPart } from "./drawn-part.ts";
import { type DrawsReference, formatDrawsReference, mostDraws, parseDrawsReference } from "./draws-reference.ts";
import { formatImageReference, type ImageReference, parseImageReference } from "./image-reference.ts";
import { formatImageSet, type ImageSet, parseImageSet } from "./image-set.ts";
import { formatMapReference, type MapReference, parseMapReference } from "./map-reference.ts";
import {
  formatMatrixBlock,
  formatMatrixCell,
  type MatrixBlock,
  type MatrixCell,
  parseMatrixBlock,
  parseMatrixCell,
} from "./matrix-reference.ts";
import { formatPlaceReference, type PlaceReference, parsePlaceReference } from "./place-reference.ts";
import { formatSignsReference, parseSignsReference, type SignsReference } from "./signs-reference.ts";
import { formatSortReference, parseSortReference, type SortReference } from "./sort-reference.ts";
import { formatSplitReference, parseSplitReference, type SplitReference } from "./split-reference.ts";
import {
  formatTransformReference,
  parseTransformReference,
  type TransformName,
  type TransformReference,
  transformNames,
} from "./transform-reference.ts";
import { formatUnitReference, parseUnitReference, type UnitReference } from "./unit-reference.ts";

/** How a ReLU treats the signal on the way back. */
export type RuleName = "deconvnet" | "gradient" | "guided";
/** What is put at the unit before the way back. */
export type SeedName = "activation" | "one";
/** What a square shows that covers a part of an image. */
export type FillName = "mean" | "grey" | "noise" | "blur";
export type ThemeName = "light" | "dark";
/** How the classes of a confusion matrix are ordered; without one as the dataset has them. */
export type ClassOrderName = "accuracy" | "similarity";
/** Which maps of an atlas come first; without one they come by channel. */
export type MapOrderName = "strongest" | "selective" | "purest";
/** How the first layer's filters are ordered; without one by radial frequency. */
export type FilterOrderName = "rms" | "channel";

/** What a zone shows. The address is its only home, so every view is a link; absent keys are defaults. */
export interface ViewState {
  model?: string;
  image?: ImageReference;
  layer?: string;
  unit?: UnitReference;
  rule?: RuleName;
  seed?: SeedName;
  /** A scan's id; `latest` for the newest of the model, `new` to begin one. */
  atlas?: string;
  order?: MapOrderName;
  /** Only maps with images of this label among their strongest. */
  find?: string;
  /** Leaves out maps that never fire. */
  firing?: "only";
  /** Side of the square that slides over the image, in pixels. */
  patch?: number;
  /** Pixels from place to place. */
  stride?: number;
  fill?: FillName;
  /** Index of the class whose probability is watched. */
  class?: number;
  /** Middle of the square that is held. */
  square?: PlaceReference;
  /** What is shown beside: another model's or run's name, or another image. */
  vs?: string;
  /** Name of a training run. */
  run?: string;
  /** Of a run that trains several networks the one whose curves are shown; `*`: all, one after another. */
  network?: string;
  /** Of a run that trains several networks the row of what came of it whose classes are shown. */
  outcome?: string;
  /** Snapshot of a run, by its model, whose filters are shown. */
  snapshot?: string;
  /** Feature maps that are followed through a run. */
  maps?: readonly MapReference[];
  /** Images whose parts are held against each other, or that are transformed. */
  images?: readonly ImageReference[];
  /** Names of the parts that are measured. */
  parts?: readonly string[];
  /** Parts that somebody drew, moved or took away. */
  drawn?: readonly DrawnPart[];
  /** Random places that parts are held against. */
  draws?: DrawsReference;
  /** Whose sign patterns are opened. */
  signs?: SignsReference;
  /** What is done to them; all four without. */
  transforms?: readonly TransformName[];
  /** Layers whose features are followed. */
  layers?: readonly string[];
  /** How far features move in their own unit; without it relative to where they were. */
  distance?: "absolute";
  /** By how much a hand moves an image. */
  moved?: TransformReference;
  /** A dataset's images that a network is judged on. */
  on?: SplitReference;
  /** How many of them; all without. */
  count?: number;
  crops?: "ten";
  /** Models that are asked together with the model. */
  with?: readonly string[];
  classes?: ClassOrderName;
  /** What the colours of a confusion matrix stand for; without it shares of the row. */
  colours?: "counts";
  /** The block of it that is shown; all of it without. */
  block?: MatrixBlock;
  /** The cell whose mistakes are shown. */
  cell?: MatrixCell;
  /** How the table of classes is sorted; without it the least accurate is first. */
  sort?: SortReference;
  /** Images that the network is diagnosed on, where they are not its own dataset's. */
  diagnosis?: ImageSet;
  /** What a diagnosis says, by its id: `dead-maps/conv1`. */
  finding?: string;
  /** Channel of the first layer's filter that is opened. */
  filter?: number;
  filters?: FilterOrderName;
  /** Layer with a stride whose incoming frequencies are shown. */
  spectrum?: string;
  /** Model that the diagnosis is held against. */
  against?: string;
  view?: "table";
  /** Figures besides the main one that are shown as tables. */
  tables?: readonly string[];
  theme?: ThemeName;
}
/** A change: `undefined` removes the key. */
export type ViewChange = { [Key in keyof ViewState]?: ViewState[Key] | undefined };

export const ruleNames: readonly RuleName[] = ["deconvnet", "gradient", "guided"];
export const fillNames: readonly FillName[] = ["mean", "grey", "noise", "blur"];
const seedNames: readonly SeedName[] = ["activation", "one"];
const orderNames: readonly MapOrderName[] = ["strongest", "selective", "purest"];
const classOrderNames: readonly ClassOrderName[] = ["accuracy", "similarity"];
const filterOrderNames: readonly FilterOrderName[] = ["rms", "channel"];
const themeNames: readonly ThemeName[] = ["light", "dark"];

interface Codec<Value> {
  read(text: string): Value | undefined;
  write(value: Value): string;
  /** What is read, in words. */
  expected: string;
}
const text: Codec<string> = { read: (value) => value || undefined, write: (value) => value, expected: "a name" };
function oneOf<Value extends string>(values: readonly Value[]): Codec<Value> {
  return {
    read: (given) => values.find((value) => value === given),
    write: (value) => value,
    expected: values.join(" or "),
  };
}
function readImages(given: string): ImageReference[] | undefined {
  const images = given.split(",").map(parseImageReference);
  return images.every((image) => image !== undefined) ? images : undefined;
}
function writeImages(images: readonly ImageReference[]): string {
  return images.map(formatImageReference).join(",");
}
function readDrawn(given: string): DrawnPart[] | undefined {
  const drawn = given.split(",").map(parseDrawnPart);
  return drawn.every((part) => part !== undefined) ? drawn : undefined;
}
function writeDrawn(drawn: readonly DrawnPart[]): string {
  return drawn.map(formatDrawnPart).join(",");
}
function readMaps(given: string): MapReference[] | undefined {
  const maps = given.split(",").map(parseMapReference);
  return maps.every((map) => map !== undefined) ? maps : undefined;
}
function writeMaps(maps: readonly MapReference[]): string {
  return maps.map(formatMapReference).join(",");
}
function wholeNumber(least: number): Codec<number> {
  return {
    read: (given) => (/^\d{1,9}$/.test(given) && Number(given) >= least ? Number(given) : undefined),
    write: String,
    expected: `a whole number, ${least} or more`,
  };
}
function readNames(given: string): string[] | undefined {
  const names = given.split(",");
  return names.every((name) => name !== "") ? names.map((name) => name.replaceAll("%2C", ",")) : undefined;
}
const names: Codec<readonly string[]> = {
  read: readNames,
  write: (values) => values.map((name) => name.replaceAll(",", "%2C")).join(","),
  expected: "names with commas between them",
};
function readTransforms(given: string): TransformName[] | undefined {
  const found = transformNames.filter((name) => given.split(",").includes(name));
  return found.length === given.split(",").length ? found : undefined;
}
type Values = Required<ViewState>;
const codecs: { [Key in keyof Values]: Codec<Values[Key]> } = {
  model: text,
  image: {
    read: parseImageReference,
    write: formatImageReference,
    expected: "dataset:split:index or upload:SHA-256",
  },
  layer: text,
  unit: { read: parseUnitReference, write: formatUnitReference, expected: "258 or 258@6,12" },
  rule: oneOf(ruleNames),
  seed: oneOf(seedNames),
  atlas: text,
  order: oneOf(orderNames),
  find: text,
  firing: oneOf(["only"] as const),
  patch: wholeNumber(1),
  stride: wholeNumber(1),
  fill: oneOf(fillNames),
  class: wholeNumber(0),
  square: { read: parsePlaceReference, write: formatPlaceReference, expected: "x,y as shares of the image, 0 to 1" },
  vs: text,
  run: text,
  network: text,
  outcome: text,
  snapshot: text,
  maps: { read: readMaps, write: writeMaps, expected: "layer:map, several with commas between them" },
  images: { read: readImages, write: writeImages, expected: "dataset:split:index, several with commas between them" },
  parts: names,
  drawn: {
    read: readDrawn,
    write: writeDrawn,
    expected: "image/part/x-y-width-height, several with commas between them",
  },
  draws: { read: parseDrawsReference, write: formatDrawsReference, expected: `1 to ${mostDraws}, or with a seed 60:7` },
  signs: { read: parseSignsReference, write: formatSignsReference, expected: "part/0-1/layer: of two images" },
  diagnosis: { read: parseImageSet, write: formatImageSet, expected: "dataset:split:number of images" },
  finding: text,
  filter: wholeNumber(0),
  filters: oneOf(filterOrderNames),
  spectrum: text,
  against: text,
  transforms: {
    read: readTransforms,
    write: (values) => values.join(","),
    expected: `${transformNames.join(", ")}, each once`,
  },
  layers: names,
  distance: oneOf(["absolute"] as const),
  moved: { read: parseTransformReference, write: formatTransformReference, expected: "rotate:90" },
  on: { read: parseSplitReference, write: formatSplitReference, expected: "dataset:split" },
  count: wholeNumber(1),
  crops: oneOf(["ten"] as const),
  with: names,
  classes: oneOf(classOrderNames),
  colours: oneOf(["counts"] as const),
  block: { read: parseMatrixBlock, write: formatMatrixBlock, expected: "4-11,0-7: rows, columns" },
  cell: { read: parseMatrixCell, write: formatMatrixCell, expected: "7:12 or 7:others" },
  sort: { read: parseSortReference, write: formatSortReference, expected: "accuracy or accuracy:descending" },
  view: oneOf(["table"] as const),
  tables: names,
  theme: oneOf(themeNames),
};
const keys = Object.keys(codecs) as (keyof ViewState)[];

/** Reads a query string; keys of other zones and values that cannot be read are left alone. */
export function readViewState(search: string): ViewState {
  const query = new URLSearchParams(search);
  const state: Partial<Values> = {};
  const read = <Key extends keyof Values>(key: Key) => {
    const given = query.get(key);
    const value = given === null ? undefined : codecs[key].read(given);
    if (value !== undefined) state[key] = value;
  };
  for (const key of keys) read(key);
  return state;
}

/** What a query string asks for that cannot be read, in words; keys of other zones are not looked at. */
export function describeUnreadable(search: string): string | undefined {
  const query = new URLSearchParams(search);
  const unreadable = keys.flatMap((key) => {
    const given = query.get(key);
    if (!given || codecs[key].read(given) !== undefined) return [];
    return [`${key} "${given.slice(0, 60)}" given, expected ${codecs[key].expected}`];
  });
  return unreadable.length > 0 ? `Left out of the address: ${unreadable.join("; ")}.` : undefined;
}

/** The query string after a change, with what it did not know before passed on; "" or "?…". */
export function writeViewState(search: string, change: ViewChange): string {
  const query = new URLSearchParams(search);
  const changed: { [Key in keyof Values]?: Values[Key] | undefined } = change;
  const write = <Key extends keyof Values>(key: Key) => {
    const value = changed[key];
    if (value === undefined) query.delete(key);
    else query.set(key, codecs[key].write(value));
  };
  for (const key of keys) if (key in change) write(key);
  const written = query
    .toString()
    .replaceAll("%3A", ":")
    .replaceAll("%2F", "/")
    .replaceAll("%40", "@")
    .replaceAll("%2C", ",");
  return written && `?${written}`;
}
