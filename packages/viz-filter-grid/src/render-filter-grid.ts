import { adoptStyles, formatNumber, keepChild, paintPixels, roveFocus, setTabStop } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import { type FilterGridData, layoutFilterGrid, type PlacedFilter } from "./filter-grid-layout.ts";
import { filterGridStyles } from "./filter-grid-styles.ts";

export interface FilterGridProps extends FilterGridData {
  readonly selected?: number;
  /** Filter that is pointed at elsewhere. */
  readonly highlighted?: number;
  /** Name of the group; "Filters" if left out. */
  readonly label?: string;
  readonly onSelect?: (filter: number) => void;
  readonly onHover?: (filter: number | undefined) => void;
}

/** Draws a convolution's filters about mid-grey: one canvas, one button a filter. */
export function renderFilterGrid(root: HTMLElement, props: FilterGridProps): void {
  const layout = layoutFilterGrid(props);
  adoptStyles(root, filterGridStyles);
  const frame = keepChild(root, "div", "deconvscope-filter-grid");
  frame.style.aspectRatio = `${layout.width} / ${layout.height}`;
  const canvas = keepChild(frame, "canvas", "pixels");
  canvas.setAttribute("aria-hidden", "true");
  paintPixels(canvas, layout.pixels, layout.width, layout.height);
  const cells = keepChild(frame, "div", "cells");
  cells.setAttribute("role", "group");
  cells.setAttribute("aria-label", props.label ?? "Filters");
  cells.style.gridTemplate = `repeat(${layout.rows}, 1fr) / repeat(${layout.columns}, 1fr)`;
  const buttons = select(cells)
    .selectChildren<HTMLButtonElement, PlacedFilter>("button")
    .data(layout.placed, ({ filter }) => filter)
    .join((enter) => enter.append("button").attr("type", "button"))
    .attr("aria-label", label)
    .attr("title", label)
    .attr("aria-pressed", ({ filter }) => String(filter === props.selected))
    .classed("hot", ({ filter }) => filter === props.highlighted)
    .style("grid-area", ({ row, column }) => `${row + 1} / ${column + 1}`)
    .on("click", (_, { filter }) => props.onSelect?.(filter))
    .on("pointerenter focus", (_, { filter }) => props.onHover?.(filter))
    .on("pointerleave blur", () => props.onHover?.(undefined))
    .order();
  setTabStop(
    buttons.nodes(),
    layout.placed.findIndex(({ filter }) => filter === props.selected),
  );
  roveFocus(cells, "button", () => layout.columns);
}

const label = ({ filter, rms, largest }: PlacedFilter) =>
  `filter ${filter}: RMS ${formatNumber(rms, 3)}, largest weight ${formatNumber(largest, 3)}`;
