import { adoptStyles, keepChild } from "@deconvscope/viz-kit";
import { renderTopPictures } from "./render-top-pictures.ts";
import { renderTopTable } from "./render-top-table.ts";
import { layoutTopActivations, type TopActivation } from "./top-activations-layout.ts";
import { topActivationsStyles } from "./top-activations-styles.ts";

export interface TopActivationsProps {
  /** Strongest first, ranks from 1. */
  readonly tops: readonly TopActivation[];
  /** How many a map can have, 9 if left out: those that it has not are empty wells. */
  readonly slots?: number;
  /** Rank of the chosen one. */
  readonly selected?: number;
  /** Rank of the one that is pointed at elsewhere. */
  readonly highlighted?: number;
  readonly view?: "pictures" | "table";
  /** px of both grids together; decides what fits under a picture. */
  readonly width?: number;
  /** Columns of one grid; the nearest to a square if left out. */
  readonly columns?: number;
  /** Name of the group; "Strongest activations" if left out. */
  readonly label?: string;
  readonly onSelect?: (rank: number) => void;
  readonly onHover?: (rank: number | undefined) => void;
}

/** Draws a map's strongest activations, projections beside the patches that they explain, or the table of them. */
export function renderTopActivations(root: HTMLElement, props: TopActivationsProps): void {
  const layout = layoutTopActivations(props.tops, props);
  adoptStyles(root, topActivationsStyles);
  const frame = keepChild(root, "div", "deconvscope-top-activations");
  frame.classList.toggle("linking", props.highlighted !== undefined);
  const table = props.view === "table";
  frame.querySelector(table ? ".pictures" : ".scroll")?.remove();
  if (table) renderTopTable(keepChild(frame, "div", "scroll"), props);
  else renderTopPictures(keepChild(frame, "div", "pictures"), layout, props);
}
