import { DatasetError } from "./dataset-error.ts";

/** The layouts that are read. */
export type DatasetFormat =
  | "image-folder"
  | "tiny-imagenet"
  | "cifar10-binary"
  | "caltech"
  | "pascal-voc"
  | "imagenet"
  | "menagerie";

/** A rectangle in pixels of the encoded image. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Split {
  readonly name: string;
  readonly images: number;
}

/** What is known of one image without decoding it. */
export interface DatasetEntry {
  /** Counts the images of the split from 0, in an order that stays while its files do. */
  readonly index: number;
  /** Indices into the dataset's labels. */
  readonly labels: readonly number[];
  /** Places of named parts in the encoded image; empty where none are known. */
  readonly parts: Readonly<Record<string, Rect>>;
}

export interface EntryRange {
  /** Only images with this label; offset and limit then count these. */
  readonly label?: number;
  readonly offset: number;
  readonly limit: number;
}

/** Images with labels, read where they lie. An empty split name means the only split. */
export interface ImageDataset {
  readonly format: DatasetFormat;
  /** Folder in which the files of `fileOf` lie, absolute and without links; empty for what is drawn. */
  readonly root: string;
  readonly splits: readonly Split[];
  readonly labels: readonly string[];
  /** What the files call each label, such as n02088364; none where the format has no such names. */
  readonly labelIds: readonly string[];
  /** Several labels an image. */
  readonly multiLabel: boolean;
  /** What was left out or could not be read, with why; at most 100. */
  readonly problems: readonly string[];
  /** Of all problems, told or not. */
  readonly problemCount: number;
  /**
   * The labels of all images of a split by index, without decoding any; none of one that is unlabelled.
   * Images of one class may share an array.
   * @throws DatasetError "unknown-split"
   */
  labelsOf(split: string): Promise<readonly (readonly number[])[]>;
  /**
   * Labels of each image of a split that count neither as in it nor as absent, by index; empty if no image has any.
   * PASCAL VOC's, where all objects of a kind are difficult: its benchmark leaves the image out for that kind.
   * @throws DatasetError "unknown-split"
   */
  difficultOf(split: string): Promise<readonly (readonly number[])[]>;
  /** @throws DatasetError "unknown-split", "unknown-label" */
  entries(split: string, range: EntryRange): Promise<DatasetEntry[]>;
  /**
   * The image's file as it lies there; drawn images as PNG.
   * @throws DatasetError "unknown-split", "out-of-range", "unreadable"
   */
  encoded(split: string, index: number): Promise<Uint8Array>;
  /**
   * The file in which an image lies, relative to `root`; empty for what is drawn.
   * @throws DatasetError "unknown-split", "out-of-range"
   */
  fileOf(split: string, index: number): string;
}

/**
 * Finds a split by name; an empty name means the only one.
 * @throws DatasetError "unknown-split"
 */
export function findSplit<S extends Split>(splits: readonly S[], name: string): S {
  const found = name === "" && splits.length === 1 ? splits[0] : splits.find((split) => split.name === name);
  if (found) return found;
  const known = splits.map((split) => `"${split.name}"`).join(", ");
  throw new DatasetError("unknown-split", `split is ${name === "" ? "empty" : `"${name}"`}; expected ${known}`);
}

/** @throws DatasetError "out-of-range" */
export function checkIndex(split: Split, index: number): void {
  if (Number.isInteger(index) && index >= 0 && index < split.images) return;
  const range = `0 … ${split.images - 1}`;
  throw new DatasetError("out-of-range", `index is ${index}; expected ${range} in split "${split.name}"`);
}

/** @throws DatasetError "unknown-label" */
export function checkLabel(labels: readonly string[], label: number | undefined): void {
  if (label === undefined || label in labels) return;
  const expected = labels.length === 0 ? "none: the images have no labels" : `0 … ${labels.length - 1}`;
  throw new DatasetError("unknown-label", `label is ${label}; expected ${expected}`);
}

/** The indices of one page of images. */
export function pickIndices(labels: readonly (readonly number[])[], { label, offset, limit }: EntryRange): number[] {
  const picked: number[] = [];
  if (label === undefined) {
    for (let index = offset; index < Math.min(offset + limit, labels.length); index++) picked.push(index);
    return picked;
  }
  for (let index = 0, skipped = 0; index < labels.length && picked.length < limit; index++) {
    if (labels[index]!.includes(label) && skipped++ >= offset) picked.push(index);
  }
  return picked;
}
