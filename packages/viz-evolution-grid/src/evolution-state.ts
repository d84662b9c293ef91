import type { EvolutionGridLayout } from "./evolution-grid-layout.ts";
import type { EvolutionGridProps } from "./render-evolution-grid.ts";

/** What a grid knows of itself between two drawings. */
export interface EvolutionState {
  readonly frame: HTMLElement;
  /** What scrolls. */
  readonly grid: HTMLElement;
  props: EvolutionGridProps;
  layout: EvolutionGridLayout;
  /** px. */
  width: number;
  /** The reader has scrolled away from the newest snapshot. */
  scrolled: boolean;
  /** Keys of the snapshots that have slid in. */
  readonly sliding: Set<string>;
  /** Key of a snapshot that has come out of sight. */
  news: string | undefined;
}

/** Whether the reader is at something that must not move. */
export function isBusyReading({ frame, props, scrolled }: EvolutionState): boolean {
  return scrolled || props.selected !== undefined || frame.querySelector(":focus") !== null;
}
