import type { EvolutionLayer, EvolutionPlace, EvolutionSnapshot } from "./evolution-grid-layout.ts";

export interface EvolutionGridProps {
  /** Oldest first; those still to come last. */
  readonly snapshots: readonly EvolutionSnapshot[];
  /** From the pixels to the classes. */
  readonly layers: readonly EvolutionLayer[];
  /** The chosen cell or row. */
  readonly selected?: EvolutionPlace | undefined;
  /** What is pointed at elsewhere: a cell, a row, a layer or a column; the rest is dimmed. */
  readonly highlighted?: EvolutionPlace | undefined;
  /** px; where the page does not say it. */
  readonly width?: number | undefined;
  /** Name of the grid; "How the features form" if left out. */
  readonly label?: string | undefined;
  /** A cell was chosen, or with the name of its row the map alone. */
  readonly onSelect?: ((place: EvolutionPlace) => void) | undefined;
  readonly onHover?: ((place: EvolutionPlace | undefined) => void) | undefined;
}
