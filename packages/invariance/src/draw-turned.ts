import type { SourceMap } from "./source-map.ts";
import { margin, type SurroundedImage } from "./surrounded-image.ts";

/**
 * Draws an image anew, each pixel between the four that it comes from.
 * @param drawn [h, w, c] is written to
 */
export function drawTurned(image: SurroundedImage, map: SourceMap, drawn: Float32Array): void {
  const [height, width, channels] = image.shape;
  const drawRow = channels === 3 ? drawColours : drawChannels;
  for (let y = 0; y < height; y++) {
    const row = y * map.rowDown + map.row;
    const column = y * map.columnDown + map.column;
    const rows = findInside(row, map.rowAcross, height, width);
    const columns = findInside(column, map.columnAcross, width, width);
    const from = Math.min(Math.max(rows.from, columns.from), width);
    const to = Math.max(from, Math.min(rows.to, columns.to));
    const start = y * width * channels;
    fillPixels(drawn, start, start + from * channels, image);
    drawRow(image, { ...map, row: row + margin, column: column + margin }, from, to, drawn, start);
    fillPixels(drawn, start + to * channels, start + width * channels, image);
  }
}

/** Places in a row of pixels, the last exclusive. */
interface Places {
  readonly from: number;
  readonly to: number;
}

/** Those of `count` pixels that lie above −1 and below `size`; all others show nothing but fill. */
function findInside(first: number, step: number, size: number, count: number): Places {
  if (step === 0) return first > -1 && first < size ? { from: 0, to: count } : { from: 0, to: 0 };
  const [one, other] = [(-1 - first) / step, (size - first) / step];
  const from = Math.floor(Math.min(one, other)) + 1;
  const to = Math.ceil(Math.max(one, other));
  return { from: Math.max(0, from), to: Math.min(count, to) };
}

/** With what lies above the image. */
function fillPixels(drawn: Float32Array, from: number, to: number, { pixels }: SurroundedImage): void {
  if (to > from) drawn.set(pixels.subarray(0, to - from), from);
}

/** Part of a row of three channels, written out: that takes half of the time. */
function drawColours(
  { shape, pixels }: SurroundedImage,
  { row, rowAcross, column, columnAcross }: SourceMap,
  from: number,
  until: number,
  drawn: Float32Array,
  start: number,
): void {
  const below = (shape[1] + 2 * margin) * 3;
  let to = start + from * 3;
  for (let x = from; x < until; x++, to += 3) {
    const down = row + x * rowAcross;
    const across = column + x * columnAcross;
    const top = down | 0;
    const left = across | 0;
    // In 32 bits, so that nothing has to be looked out for.
    const at = (Math.imul(top, below) + Math.imul(left, 3)) | 0;
    const under = (at + below) | 0;
    const bottomRight = (down - top) * (across - left);
    const bottomLeft = down - top - bottomRight;
    const topRight = across - left - bottomRight;
    const topLeft = 1 - (down - top) - topRight;
    drawn[to] =
      topLeft * pixels[at]! +
      topRight * pixels[at + 3]! +
      bottomLeft * pixels[under]! +
      bottomRight * pixels[under + 3]!;
    drawn[to + 1] =
      topLeft * pixels[at + 1]! +
      topRight * pixels[at + 4]! +
      bottomLeft * pixels[under + 1]! +
      bottomRight * pixels[under + 4]!;
    drawn[to + 2] =
      topLeft * pixels[at + 2]! +
      topRight * pixels[at + 5]! +
      bottomLeft * pixels[under + 2]! +
      bottomRight * pixels[under + 5]!;
  }
}

/** Part of a row of any channels. */
function drawChannels(
  { shape, pixels }: SurroundedImage,
  { row, rowAcross, column, columnAcross }: SourceMap,
  from: number,
  until: number,
  drawn: Float32Array,
  start: number,
): void {
  const [, width, channels] = shape;
  const below = (width + 2 * margin) * channels;
  let to = start + from * channels;
  for (let x = from; x < until; x++) {
    const top = Math.floor(row + x * rowAcross);
    const left = Math.floor(column + x * columnAcross);
    const down = row + x * rowAcross - top;
    const across = column + x * columnAcross - left;
    let at = top * below + left * channels;
    for (const end = to + channels; to < end; to++, at++) {
      const above = pixels[at]! + (pixels[at + channels]! - pixels[at]!) * across;
      const under = pixels[at + below]! + (pixels[at + below + channels]! - pixels[at + below]!) * across;
      drawn[to] = above + (under - above) * down;
    }
  }
}
