import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { systemCode } from "./files/list-inside.ts";
import { findSplit, type ImageDataset } from "./image-dataset.ts";

/** Files that are asked for at once. */
const atOnce = 256;

/** Of what is drawn: it stays what it is. */
const drawnStamp = 1n;

/**
 * What tells images from others under their names: each one's file by its name, size and time of change, and its labels.
 * No file is opened: 10,000 take about 0.2 s.
 * @returns a hash of each, in their order; 0 where there is no such file, or no such image
 * @throws DatasetError "unknown-split"; the signal's reason
 */
export async function stampImages(
  dataset: ImageDataset,
  split: string,
  images: ArrayLike<number>,
  signal?: AbortSignal,
): Promise<BigUint64Array> {
  const stamps = new BigUint64Array(images.length);
  const { images: count } = findSplit(dataset.splits, split);
  if (dataset.root === "") {
    return stamps.map((_, at) => (images[at]! < count ? drawnStamp : 0n));
  }
  const labels = await dataset.labelsOf(split);
  const difficult = await dataset.difficultOf(split);
  for (let start = 0; start < images.length; start += atOnce) {
    signal?.throwIfAborted();
    const files = new Map<string, Promise<string | undefined>>();
    const stamp = async (at: number): Promise<void> => {
      const image = images[at]!;
      if (image >= count) return;
      const file = dataset.fileOf(split, image);
      const state = files.get(file) ?? stateOf(join(dataset.root, file));
      files.set(file, state);
      const known = await state;
      if (known !== undefined) stamps[at] = digest([file, known, labels[image], difficult[image]]);
    };
    const length = Math.min(atOnce, images.length - start);
    await Promise.all(Array.from({ length }, (_, place) => stamp(start + place)));
  }
  return stamps;
}

async function stateOf(path: string): Promise<string | undefined> {
  try {
    const { size, mtimeMs } = await stat(path);
    return `${size} ${mtimeMs}`;
  } catch (error) {
    systemCode(error);
    return undefined;
  }
}

function digest(parts: readonly unknown[]): bigint {
  return createHash("sha256").update(JSON.stringify(parts)).digest().readBigUInt64LE();
}
