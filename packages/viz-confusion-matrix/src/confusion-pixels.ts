import { sequentialColor } from "@deconvscope/viz-kit";
import type { CellReading, ConfusionData, ConfusionTable } from "./confusion.ts";
import type { ConfusionWindow } from "./confusion-window.ts";

/** RGBA, a pixel a cell or, of more cells than there is room for, the greatest of several. */
export interface ConfusionPixels {
  readonly width: number;
  readonly height: number;
  /** [height, width, 4]; rows without images are transparent. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * Paints the block that is shown.
 * @param order indices of the classes
 * @param most pixels along a side
 */
export function confusionPixels(
  data: ConfusionData,
  table: ConfusionTable,
  order: readonly number[],
  { rows, columns }: ConfusionWindow,
  most: number,
): ConfusionPixels {
  const places = placesOf(order);
  const height = Math.min(most, rows[1] - rows[0]);
  const width = Math.min(most, columns[1] - columns[0]);
  const strengths = new Float64Array(width * height);
  for (const { row, column } of data.cells) {
    const [down, across] = [places[row]! - rows[0], places[column]! - columns[0]];
    const [y, x] = [
      Math.floor((down * height) / (rows[1] - rows[0])),
      Math.floor((across * width) / (columns[1] - columns[0])),
    ];
    if (y < 0 || y >= height || x < 0 || x >= width) continue;
    const at = y * width + x;
    strengths[at] = Math.max(strengths[at]!, strengthOf(table.read(row, column), data, table.most));
  }
  const pixels = new Uint8ClampedArray(4 * width * height);
  for (let at = 0; at < strengths.length; at++) {
    const first = rows[0] + Math.floor((Math.floor(at / width) * (rows[1] - rows[0])) / height);
    const isKnown = (data.classes[order[first]!]?.images ?? 0) > 0;
    pixels.set([...sequentialColor(strengths[at]!), isKnown ? 255 : 0], 4 * at);
  }
  return { width, height, pixels };
}

/** How strong a cell's colour is, 0 … 1: by the square root, or few mistakes beside many hits could not be seen. */
export function strengthOf(
  { images, share }: Pick<CellReading, "images" | "share">,
  { measure = "shares" }: Pick<ConfusionData, "measure">,
  most: number,
): number {
  return Math.sqrt(measure === "shares" ? share : most > 0 ? images / most : 0);
}

/** Where each class stands. */
function placesOf(order: readonly number[]): Int32Array {
  const places = new Int32Array(order.length);
  for (const [place, index] of order.entries()) places[index] = place;
  return places;
}
