import type { SourceMap } from "./source-map.ts";
import { margin, type SurroundedImage } from "./surrounded-image.ts";

/**
 * Draws an image anew whose rows and columns stay rows and columns: first between rows, then between columns.
 * @param drawn [h, w, c] is written to
 */
export function drawAligned({ shape, pixels }: SurroundedImage, map: SourceMap, drawn: Float32Array): void {
  const [height, width, channels] = shape;
  const source: Rows = { values: pixels, length: (width + 2 * margin) * channels };
  const columns = placeColumns(shape, map);
  const blended = new Float32Array(columns.shift === undefined ? source.length : 0);
  for (let y = 0; y < height; y++) {
    const row = Math.min(Math.max(y * map.rowDown + map.row, -margin), height) + margin;
    const to = y * width * channels;
    if (columns.shift === undefined) {
      blendRows(source, row, 0, source.length, blended, 0);
      blendColumns(blended, columns, channels, drawn, to);
    } else {
      blendRows(source, row, columns.shift * channels, width * channels, drawn, to);
    }
  }
}

interface Rows {
  readonly values: Float32Array;
  /** Of each. */
  readonly length: number;
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

/** @param row between two of them, from the value `from` on */
function blendRows(
  { values, length }: Rows,
  row: number,
  from: number,
  count: number,
  out: Float32Array,
  to: number,
): void {
  const top = Math.floor(row);
  const down = row - top;
  const start = top * length + from;
  if (down === 0) {
    out.set(values.subarray(start, start + count), to);
    return;
  }
  const below = start + length;
  for (let at = 0; at < count; at++) {
    const above = values[(start + at) | 0]!;
    out[(to + at) | 0] = above + (values[(below + at) | 0]! - above) * down;
  }
}

function blendColumns(
  row: Float32Array,
  { left, across }: Columns,
  channels: number,
  out: Float32Array,
  start: number,
): void {
  let to = start;
  for (let x = 0; x < left.length; x++) {
    const share = across[x]!;
    let at = left[x]! * channels;
    for (const end = to + channels; to < end; to++, at++) {
      out[to] = row[at]! + (row[at + channels]! - row[at]!) * share;
    }
  }
}
