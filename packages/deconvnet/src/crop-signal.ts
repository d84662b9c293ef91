import type { Rect } from "@deconvscope/network";

/**
 * Copies the receptive field out of one walk's result; what the result does not hold is zero.
 * @param values [n, rows, columns, channels], row-major
 * @param origin the input cell, [row, column], where this walk's window begins
 * @returns [field.height, field.width, channels]
 */
export function cropSignal(
  values: ArrayLike<number>,
  [, rows, columns, channels]: readonly [number, number, number, number],
  index: number,
  [top, left]: readonly [number, number],
  field: Rect,
): Float32Array {
  const signal = new Float32Array(field.height * field.width * channels);
  for (let y = 0; y < field.height; y += 1) {
    const row = field.y + y - top;
    if (row < 0 || row >= rows) continue;
    for (let x = 0; x < field.width; x += 1) {
      const column = field.x + x - left;
      if (column < 0 || column >= columns) continue;
      const from = ((index * rows + row) * columns + column) * channels;
      const to = (y * field.width + x) * channels;
      for (let channel = 0; channel < channels; channel += 1) signal[to + channel] = values[from + channel]!;
    }
  }
  return signal;
}
