/** A picture, [height, width, channels]. */
export interface Pixels {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Makes a picture smaller: each new pixel is the mean of the area it covers, so an even grey stays what it is.
 * @param side what its longest side is to be, less than it is
 */
export function shrinkPixels({ pixels, width, height }: Pixels, channels: number, side: number): Pixels {
  const longest = Math.max(width, height);
  const columns = Math.max(1, Math.round((width * side) / longest));
  const rows = Math.max(1, Math.round((height * side) / longest));
  const narrow = shrinkAxis(pixels, { before: height, length: width, after: channels }, columns);
  const small = shrinkAxis(narrow, { before: 1, length: height, after: columns * channels }, rows);
  return { pixels: Uint8Array.from(small, Math.round), width: columns, height: rows };
}

/** An array as [before, length, after]. */
interface AxisView {
  readonly before: number;
  readonly length: number;
  readonly after: number;
}

/** @returns [before, parts, after] means over equal parts of the axis */
function shrinkAxis(values: ArrayLike<number>, { before, length, after }: AxisView, parts: number): Float32Array {
  const means = new Float32Array(before * parts * after);
  for (let part = 0; part < parts; part++) {
    const [start, end] = [(part * length) / parts, ((part + 1) * length) / parts];
    for (let at = Math.floor(start); at < Math.min(length, end); at++) {
      const weight = ((Math.min(end, at + 1) - Math.max(start, at)) * parts) / length;
      for (let row = 0; row < before; row++) {
        const [source, target] = [(row * length + at) * after, (row * parts + part) * after];
        for (let i = 0; i < after; i++) {
          means[target + i]! += weight * values[source + i]!;
        }
      }
    }
  }
  return means;
}
