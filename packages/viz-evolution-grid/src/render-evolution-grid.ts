import { adoptStyles, keepChild } from "@deconvscope/viz-kit";
import { drawRows } from "./draw-rows.ts";
import {
  columnGap,
  type EvolutionLayer,
  type EvolutionPlace,
  type EvolutionSnapshot,
  layoutEvolutionGrid,
} from "./evolution-grid-layout.ts";
import { evolutionGridStyles } from "./evolution-grid-styles.ts";
import { type EvolutionState, isBusyReading } from "./evolution-state.ts";
import { findArrived, followSnapshots, listenToScroll } from "./follow-snapshots.ts";

export interface EvolutionGridProps {
  /** Oldest first; those still to come last. */
  readonly snapshots: readonly EvolutionSnapshot[];
  /** From the pixels to the classes. */
  readonly layers: readonly EvolutionLayer[];
  /** The chosen cell or row. */
  readonly selected?: EvolutionPlace | undefined;
  /** What is pointed at elsewhere: a cell, a row, a layer or a column; the rest is dimmed. */
  readonly highlighted?: EvolutionPlace | undefined;
  /** px; 880 if left out and the page does not say it. */
  readonly width?: number | undefined;
  /** Name of the grid; "How the features form" if left out. */
  readonly label?: string | undefined;
  /** A cell was chosen, or by the name of its row a map: then without a snapshot. */
  readonly onSelect?: ((place: EvolutionPlace) => void) | undefined;
  readonly onHover?: ((place: EvolutionPlace | undefined) => void) | undefined;
}

const states = new WeakMap<HTMLElement, EvolutionState>();

/** Draws followed maps over snapshots; a snapshot that comes slides in, or waits while the reader is at something. */
export function renderEvolutionGrid(root: HTMLElement, props: EvolutionGridProps): void {
  const { snapshots, layers, width = 880, label = "How the features form" } = props;
  adoptStyles(root, evolutionGridStyles);
  const frame = keepChild(root, "div", "deconvscope-evolution-grid");
  const before = states.get(root);
  const known = before?.frame === frame ? before : undefined;
  const busy = known !== undefined && isBusyReading(known);
  const columnWidth = busy && known.width === width ? known.layout.columnWidth : undefined;
  const layout = layoutEvolutionGrid(snapshots, layers, { width, columnWidth });
  const arrived = known ? findArrived(known.props.snapshots, snapshots) : [];
  const grid = keepChild(frame, "div", "grid");
  const state = known ?? newState(frame, grid, { props, layout, width });
  Object.assign(state, { props, layout, width });
  states.set(root, state);
  if (!busy) for (const key of arrived) state.sliding.add(key);
  frame.classList.toggle("narrow", layout.narrow);
  frame.classList.toggle("linking", props.highlighted !== undefined);
  grid.setAttribute("role", "grid");
  grid.setAttribute("aria-label", label);
  grid.setAttribute(
    "aria-busy",
    String(layout.rows.some((row) => row.kind === "map" && row.cells.some(({ kind }) => kind === "waiting"))),
  );
  grid.style.setProperty("--head", `${layout.headWidth - columnGap}px`);
  grid.style.setProperty("--pair", `${2 * layout.side}px`);
  grid.style.setProperty("--columns", String(layout.columns.length));
  drawRows(grid, state);
  followSnapshots(state, arrived, busy);
}

function newState(
  frame: HTMLElement,
  grid: HTMLElement,
  drawn: Pick<EvolutionState, "props" | "layout" | "width">,
): EvolutionState {
  const state: EvolutionState = { ...drawn, frame, grid, scrolled: false, sliding: new Set(), news: undefined };
  listenToScroll(state);
  return state;
}
