import { DatasetError } from "./dataset-error.ts";

/** The layouts that are read. */
export type DatasetFormat = "image-folder" | "menagerie";

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
  readonly splits: readonly Split[];
  readonly labels: readonly string[];
  /** Several labels an image. */
  readonly multiLabel: boolean;
  /** Files that were left out, with why; at most 100. */
  readonly problems: readonly string[];
  /** @throws DatasetError "unknown-split", "unknown-label" */
  entries(split: string, range: EntryRange): Promise<DatasetEntry[]>;
  /**
   * The image's file as it lies there; drawn images as PNG.
   * @throws DatasetError "unknown-split", "out-of-range", "unreadable"
   */
  encoded(split: string, index: number): Promise<Uint8Array>;
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
  throw new DatasetError("unknown-label", `label is ${label}; expected 0 … ${labels.length - 1}`);
}
