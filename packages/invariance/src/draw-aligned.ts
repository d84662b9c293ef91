import type { SourceMap } from "./source-map.ts";
import { margin, type SurroundedImage } from "./surrounded-image.ts";

/**
 * Draws an image anew whose rows and columns stay rows and columns: first between rows, then between columns.
 * @param drawn [h, w, c] is written to
 */
export function drawAligned(image: SurroundedImage, map: SourceMap, drawn: Float32Array): void {
  const [height, width, channels] = image.shape;
  const rowLength = (width + 2 * margin) * channels;
  const columns = placeColumns(image.shape, map);
  const blended = new Float32Array(rowLength);
  for (let y = 0; y < height; y++) {
    const row = Math.min(Math.max(y * map.rowDown + map.row, -margin), height) + margin;
    const top = Math.floor(row);
    const rows = image.pixels.subarray(top * rowLength, (top + 2) * rowLength);
    blendRows(rows, row - top, blended);
    const out = drawn.subarray(y * width * channels, (y + 1) * width * channels);
    if (columns.shift === undefined) blendColumns(blended, columns, channels, out);
    else out.set(blended.subarray(columns.shift * channels, (columns.shift + width) * channels));
  }
}

/** Where columns come from. */
interface Columns {
  /** Of each, the left one of the two that it lies between. */
  readonly left: Int32Array;
  /** How far it is from there to the right one, 0 … 1. */
  readonly across: Float64Array;
  /** The first, where they are copied one after another. */
  readonly shift: number | undefined;
}

function placeColumns([, width]: SurroundedImage["shape"], { columnAcross, column }: SourceMap): Columns {
  const left = new Int32Array(width);
  const across = new Float64Array(width);
  for (let x = 0; x < width; x++) {
    const place = Math.min(Math.max(x * columnAcross + column, -margin), width) + margin;
    left[x] = Math.floor(place);
    across[x] = place - left[x]!;
  }
  const isCopy = columnAcross === 1 && across.every((share, x) => share === 0 && left[x] === left[0]! + x);
  return { left, across, shift: isCopy ? left[0] : undefined };
}

/** @param rows two of them */
function blendRows(rows: Float32Array, down: number, blended: Float32Array): void {
  const { length } = blended;
  if (down === 0) {
    blended.set(rows.subarray(0, length));
    return;
  }
  for (let at = 0; at < length; at++) blended[at] = rows[at]! + (rows[at + length]! - rows[at]!) * down;
}

function blendColumns(row: Float32Array, { left, across }: Columns, channels: number, out: Float32Array): void {
  let to = 0;
  for (let x = 0; x < left.length; x++) {
    const share = across[x]!;
    let at = left[x]! * channels;
    for (const end = to + channels; to < end; to++, at++) {
      out[to] = row[at]! + (row[at + channels]! - row[at]!) * share;
    }
  }
}
