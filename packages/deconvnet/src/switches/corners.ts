import * as tf from "@tensorflow/tfjs-core";

/**
 * The first cell of each of a pool's windows, row · width + column.
 * @returns int32 [1, rows, columns, 1]
 */
export function corners(
  { strides }: { readonly strides: readonly [number, number] },
  rows: number,
  columns: number,
  width: number,
): tf.Tensor4D {
  const cells = Int32Array.from({ length: rows * columns }, (_, place) => {
    const row = Math.floor(place / columns);
    return row * strides[0] * width + (place % columns) * strides[1];
  });
  return tf.tensor4d(cells, [1, rows, columns, 1], "int32");
}
