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
 * Tables of feature maps, made where these lie.
 * @param maps by layer, [1, height, width, c]
 * @returns by layer; they are the caller's
 */
export async function tabulateMaps(maps: ReadonlyMap<string, tf.Tensor>): Promise<Map<string, CellTable>> {
  const tables = new Map<string, CellTable>();
  const corners = tf.tidy(() => {
    const sums: tf.Tensor[] = [tf.scalar(0)];
    for (const [layer, map] of maps) {
      const [, height = 1, width = 1, channels = 1] = map.shape;
      const pads = tf.tensor2d(
        [...Array<number>(channels).fill(0), ...Array<number>(channels).fill(LOWEST)],
        [2, channels],
      );
      const cells = tf.keep(tf.concat2d([tf.reshape<tf.Rank.R2>(map, [height * width, channels]), pads], 0));
      tables.set(layer, { height, width, cells });
      sums.push(tf.reshape(tf.slice2d(cells, [0, 0], [1, 1]), []));
    }
    return tf.addN(sums);
  });
  // A backend that records makes all tables at once, and not again with each batch.
  await corners.data();
  corners.dispose();
  return tables;
}

/**
 * The table of an image.
 * @param values [height, width, c]
 * @param behind [n, c] more cells, known already
 */
export function tabulateImage(height: number, width: number, values: Float32Array, behind: Float32Array): CellTable {
  const channels = values.length / (height * width);
  const cells = new Float32Array(values.length + 2 * channels + behind.length);
  cells.set(values);
  cells.fill(LOWEST, values.length + channels, values.length + 2 * channels);
  cells.set(behind, values.length + 2 * channels);
  return { height, width, cells: tf.keep(tf.tensor2d(cells, [cells.length / channels, channels])) };
}
