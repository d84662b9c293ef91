import * as tf from "@tensorflow/tfjs-core";
import type { Side } from "./find-firsts.ts";

/** A layer's maps reduced along their sides, on the backend. */
export interface ReducedMaps {
  /** [b, c] each map's maximum */
  readonly values: tf.Tensor;
  /** [b, c, h] the maximum of each row; none of maps of one row, or of a dense layer */
  readonly rows?: tf.Tensor;
  /** [b, c, w] the maximum of each column; none of maps of one column */
  readonly columns?: tf.Tensor;
  /** [b, c, w] the first row, for maps with constant borders: their maximum may be all along them */
  readonly firstRow?: tf.Tensor;
}

/** The same, read. */
export interface ReadMaps {
  readonly values: ArrayLike<number>;
  readonly rows: Side | undefined;
  readonly columns: Side | undefined;
  readonly firstRow: Side | undefined;
}

/**
 * Reduces feature maps so that their maxima and mostly their places can be told from few numbers.
 * Max pools as wide and as high as the map: backends have nothing that reads a map faster, and leave it as it lies.
 * @param x [b, h, w, c], or [b, c] of a dense layer
 * @param hasConstantBorder whether units at the border may all be equal
 */
export function reduceMaps(x: tf.Tensor, hasConstantBorder: boolean): ReducedMaps {
  const [images = 1, height = 1, width = 1] = x.shape;
  const channels = x.shape.at(-1)!;
  if (x.rank !== 4 || height * width === 1) return { values: tf.reshape(x, [images, channels]) };
  const pool = (size: [number, number], strides: [number, number], length: number): tf.Tensor =>
    tf.reshape(tf.transpose(tf.maxPool(x as tf.Tensor4D, size, strides, "valid"), [0, 3, 1, 2]), [
      images,
      channels,
      length,
    ]);
  const sides = {
    ...(height > 1 ? { rows: pool([1, width], [1, 1], height) } : {}),
    ...(width > 1 ? { columns: pool([height, 1], [1, 1], width) } : {}),
    ...(height > 1 && width > 1 && hasConstantBorder ? { firstRow: pool([1, 1], [height, 1], width) } : {}),
  };
  return { ...sides, values: tf.max(sides.rows ?? sides.columns!, 2) };
}

export function tensorsOf(reduced: ReducedMaps): tf.Tensor[] {
  return Object.values(reduced);
}

/** Reads what was reduced, and frees it. */
export async function readMaps(reduced: ReducedMaps): Promise<ReadMaps> {
  try {
    const [values, rows, columns, firstRow] = await Promise.all([
      reduced.values.data(),
      readSide(reduced.rows),
      readSide(reduced.columns),
      readSide(reduced.firstRow),
    ]);
    return { values, rows, columns, firstRow };
  } finally {
    tf.dispose(tensorsOf(reduced));
  }
}

async function readSide(maxima: tf.Tensor | undefined): Promise<Side | undefined> {
  return maxima && { maxima: await maxima.data(), length: maxima.shape[2]! };
}
