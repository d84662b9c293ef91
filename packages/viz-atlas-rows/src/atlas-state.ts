import type { AtlasRow, AtlasRowsLayout } from "./atlas-rows-layout.ts";
import type { AtlasRowsProps } from "./render-atlas-rows.ts";
import type { RowRange, Viewport } from "./row-window.ts";

/** What a list knows of itself between two drawings. */
export interface AtlasState {
  readonly frame: HTMLElement;
  props: AtlasRowsProps;
  layout: AtlasRowsLayout;
  /** Number of the row that the keys are at. */
  active: number;
  /** Channel that is still to be brought into view, as soon as its row is known. */
  wanted: number | undefined;
  told: RowRange | undefined;
  /** Where the list was scrolled to when it was drawn last. */
  drawnAt: number;
  /** Set while rows are drawn as outlines only. */
  settling: ReturnType<typeof setTimeout> | undefined;
}

/** A page without layout takes the given height, else 640 px. */
export function viewportOf({ frame, props }: AtlasState): Viewport {
  const given = typeof props.height === "number" ? props.height : 640;
  return { top: frame.scrollTop, height: frame.clientHeight || given };
}

/** The number of a channel's row; −1 if none is known. */
export function rowOf(rows: readonly (AtlasRow | undefined)[], channel: number): number {
  return rows.findIndex((row) => row?.channel === channel);
}
