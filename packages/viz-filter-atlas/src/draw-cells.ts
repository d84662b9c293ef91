import { keepChild, roveFocus, setTabStop } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import type { AtlasCell, FilterAtlasLayout } from "./filter-atlas-layout.ts";
import { filterText } from "./filter-atlas-words.ts";
import type { FilterAtlasProps } from "./render-filter-atlas.ts";

/** A button over each filter: one tab stop, arrow keys inside. */
export function drawCells(
  frame: HTMLElement,
  layout: FilterAtlasLayout,
  props: FilterAtlasProps & { label: string },
): void {
  const cells = keepChild(frame, "div", "cells");
  cells.setAttribute("role", "group");
  cells.setAttribute("aria-label", props.label);
  const { width, height } = layout.places;
  const buttons = select(cells)
    .selectChildren<HTMLButtonElement, AtlasCell>("button")
    .data(layout.cells, ({ filter }) => filter.channel)
    .join((enter) => enter.append("button").attr("type", "button"))
    .attr("aria-label", ({ filter }) => filterText(filter))
    .attr("aria-pressed", ({ filter }) => String(filter.channel === props.selected))
    .classed("hot", ({ filter }) => filter.channel === props.highlighted)
    .classed("lit", ({ filter }) => props.lit?.includes(filter.channel) ?? false)
    .style("left", ({ left }) => `${left}px`)
    .style("top", ({ top }) => `${top}px`)
    .style("width", `${width}px`)
    .style("height", `${height}px`)
    .on("click", (_, { filter }) => props.onSelect?.(filter.channel))
    .on("pointerenter focus", (_, { filter }) => props.onHover?.(filter.channel))
    .on("pointerleave blur", () => props.onHover?.(undefined))
    .order();
  setTabStop(
    buttons.nodes(),
    layout.cells.findIndex(({ filter }) => filter.channel === props.selected),
  );
  roveFocus(cells, "button", () => layout.columns);
}
