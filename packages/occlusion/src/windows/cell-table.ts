import { LOWEST } from "@deconvscope/deconvnet";
import * as tf from "@tensorflow/tfjs-core";

/**
 * A layer's cells as rows of a table: what they hold on the unoccluded image, a row of zeros, one of what never wins a
 * max pool; behind these come the cells of windows.
 */
export interface CellTable {
  readonly height: number;
  readonly width: number;
  /** [height · width + 2, c] */
  readonly cells: tf.Tensor2D;
}

/** Rows of a table that stand for padding, counted from its first after the map's. */
export const padRows = { zero: 0, lowest: 1 } as const;

/** How many rows of a table are not a window's. */
export function countOwnRows({ height, width }: { readonly height: number; readonly width: number }): number {
  return height * width + 2;
}

/**
 * @param values [height, width, c]
 * @param behind [n, c] more cells, known already
 */
export function tabulateCells(
  height: number,
  width: number,
  values: Float32Array,
  behind: Float32Array = new Float32Array(),
): CellTable {
  const channels = values.length / (height * width);
  const cells = new Float32Array(values.length + 2 * channels + behind.length);
  cells.set(values);
  cells.fill(LOWEST, values.length + channels, values.length + 2 * channels);
  cells.set(behind, values.length + 2 * channels);
  return { height, width, cells: tf.keep(tf.tensor2d(cells, [cells.length / channels, channels])) };
}
