/** Where things lie on a contact sheet, in pixels. */
export interface SheetLayout {
  /** Maps beside each other, and rows of them on a page. */
  readonly columns: number;
  readonly rows: number;
  /** Pictures beside each other, and rows of them, of one half of a map. */
  readonly across: number;
  readonly down: number;
  /** Side of the square that a picture lies in. */
  readonly slot: number;
  /** Pixels that a picture's pixel is drawn as, along each axis. */
  readonly zoom: number;
  /** Width of half a map: of its projections, or of its patches. */
  readonly half: number;
  /** Width of a map, and height of a row of maps with what is below it. */
  readonly map: number;
  readonly row: number;
  readonly width: number;
}

export const sheetMargin = 20;
export const numberHeight = 20;
export const notesLineHeight = 16;
const gap = 2;
const halvesGap = 8;
const mapsGap = 20;
const longestSide = 8000;
const notesRoom = 6 * notesLineHeight;
/** For the notes. */
const least = 480;
/** Pictures of the first layers have few pixels: they are drawn larger, up to this side. */
const legible = 32;

/**
 * Lays out a layer's maps, each with its projections beside its patches in nearly square grids, nearly square itself.
 * @param maps how many, at least 1
 * @param k pictures of each kind a map
 * @param side the longest that a picture has
 */
export function layOutSheet(maps: number, k: number, side: number): SheetLayout {
  const across = Math.ceil(Math.sqrt(k));
  const down = Math.ceil(k / across);
  const zoom = Math.max(1, Math.floor(legible / side));
  const slot = side * zoom;
  const half = across * (slot + gap) - gap;
  const map = 2 * half + halvesGap;
  const row = numberHeight + down * (slot + gap) - gap + mapsGap;
  const most = fit(longestSide - 2 * sheetMargin + mapsGap, map + mapsGap);
  const columns = Math.min(most, Math.ceil(Math.sqrt((maps * row) / (map + mapsGap))));
  const rows = Math.min(Math.ceil(maps / columns), fit(longestSide - 2 * sheetMargin - notesRoom, row));
  const width = 2 * sheetMargin + Math.max(least, columns * (map + mapsGap) - mapsGap);
  return { columns, rows, across, down, slot, zoom, half, map, row, width };
}

/** Left edge of a map. */
export function mapLeft({ map }: SheetLayout, column: number): number {
  return sheetMargin + column * (map + mapsGap);
}

/** Top left corner of a picture's square; the top from that of the row of maps. */
export function slotPlace(
  layout: SheetLayout,
  column: number,
  kind: "projection" | "patch",
  rank: number,
): { left: number; top: number } {
  const { across, slot, half } = layout;
  const left = mapLeft(layout, column) + (kind === "patch" ? half + halvesGap : 0);
  return {
    left: left + (rank % across) * (slot + gap),
    top: numberHeight + Math.floor(rank / across) * (slot + gap),
  };
}

/** How many fit, one at least. */
function fit(room: number, size: number): number {
  return Math.max(1, Math.floor(room / size));
}
