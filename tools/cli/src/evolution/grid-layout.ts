/** Where things lie on a page of the figure, in pixels. */
export interface GridLayout {
  readonly columns: number;
  /** Side of a picture's square, and pixels that a picture's pixel is drawn as. */
  readonly slot: number;
  readonly zoom: number;
  readonly width: number;
  readonly heading: number;
  readonly row: number;
}

export const gridMargin = 20;
const gap = 4;
const labelsWidth = 48;
const heading = 24;
const longestSide = 8000;
/** For the notes. */
const least = 480;
/** Pictures of the first layers have few pixels: they are drawn larger, up to this side. */
const legible = 64;

/**
 * Lays out a layer's maps, a row each, with a column a snapshot.
 * @param side the longest that a picture has
 */
export function layOutGrid(snapshots: number, side: number): GridLayout {
  const zoom = Math.max(1, Math.floor(legible / Math.max(1, side)));
  const slot = Math.max(1, side) * zoom;
  const columns = Math.max(
    1,
    Math.min(snapshots, Math.floor((longestSide - 2 * gridMargin - labelsWidth) / (slot + gap))),
  );
  const width = Math.max(least, 2 * gridMargin + labelsWidth + columns * (slot + gap));
  return { columns, slot, zoom, width, heading, row: slot + gap };
}

/** Left edge of a snapshot's column. */
export function columnLeft({ slot }: GridLayout, column: number): number {
  return gridMargin + labelsWidth + column * (slot + gap);
}
