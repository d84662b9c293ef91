import type { AtlasRowsLayout } from "./atlas-rows-layout.ts";

/** Numbers of rows, both included; last < first: none. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** What of the list is in view. */
export interface Viewport {
  /** px. */
  readonly top: number;
  readonly height: number;
}

/** The rows that are in view, wholly or in part. */
export function rowsInView({ top, height }: Viewport, count: number, layout: AtlasRowsLayout): RowRange {
  const { rowHeight, headHeight } = layout;
  const first = Math.min(Math.max(0, Math.floor(top / rowHeight)), Math.max(0, count - 1));
  const last = Math.min(count - 1, Math.ceil((top + height - headHeight) / rowHeight) - 1);
  return { first, last: Math.min(count - 1, Math.max(first, last)) };
}

/** Numbers of the rows that are drawn: those in view, some above and below, and one more that must not go. */
export function rowsToDraw({ first, last }: RowRange, count: number, overscan: number, kept?: number): number[] {
  const from = Math.max(0, first - overscan);
  const to = Math.min(count - 1, last + overscan);
  const rows = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  if (kept === undefined || kept >= count || (kept >= from && kept <= to)) return rows;
  return kept < from ? [kept, ...rows] : [...rows, kept];
}

/** Where the list must be scrolled to for a row to be wholly in view, moving it as little as possible. */
export function scrollToRow(row: number, { top, height }: Viewport, layout: AtlasRowsLayout): number {
  const start = row * layout.rowHeight;
  const end = start + layout.rowHeight + layout.headHeight - height;
  return start < top ? start : end > top ? Math.min(start, end) : top;
}
