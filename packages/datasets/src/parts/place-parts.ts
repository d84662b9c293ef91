import { DatasetError } from "../dataset-error.ts";
import { resolveInside } from "../files/read-inside.ts";
import type { Rect } from "../image-dataset.ts";
import { ImageError } from "../image-error.ts";
import { readHeader } from "../read-header.ts";

/** A box as annotations give it, from the first pixel that it holds to the last. */
export interface Box {
  /** What it holds. */
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Boxes as named parts of an image file, clipped to its pixels; those outside it are left out.
 * The second dog is called "dog 2".
 * @returns nothing if the file is no readable image
 */
export async function placeParts(root: string, file: string, boxes: readonly Box[]): Promise<Record<string, Rect>> {
  if (boxes.length === 0) return {};
  try {
    const { width, height } = await readHeader(await resolveInside(root, file));
    return nameParts(boxes.map((box) => ({ name: box.name, rect: clip(box, width, height) })));
  } catch (error) {
    if (error instanceof ImageError || error instanceof DatasetError) return {};
    throw error;
  }
}

function clip(box: Box, width: number, height: number): Rect {
  const x = Math.max(0, Math.floor(box.left));
  const y = Math.max(0, Math.floor(box.top));
  const [right, bottom] = [Math.min(width, Math.floor(box.right) + 1), Math.min(height, Math.floor(box.bottom) + 1)];
  return { x, y, width: right - x, height: bottom - y };
}

function nameParts(parts: readonly { readonly name: string; readonly rect: Rect }[]): Record<string, Rect> {
  const named = new Map<string, Rect>();
  const counts = new Map<string, number>();
  for (const { name, rect } of parts) {
    if (!(rect.width > 0 && rect.height > 0)) continue;
    let n = counts.get(name) ?? 0;
    do n += 1;
    while (named.has(numbered(name, n)));
    counts.set(name, n);
    named.set(numbered(name, n), rect);
  }
  return Object.fromEntries(named);
}

function numbered(name: string, n: number): string {
  return n === 1 ? name : `${name} ${n}`;
}
