import { select } from "d3-selection";
import { keepChild } from "./keep-child.ts";
import { paintPixels } from "./paint-pixels.ts";
import { roveFocus, setTabStop } from "./rove-focus.ts";
import type { FilterTiles, PlacedFilter } from "./tile-filters.ts";
import { token } from "./token.ts";

export interface FilterTilesOptions {
  /** Name of the group. */
  readonly label: string;
  /** What a filter's button is called. */
  labelOf(filter: PlacedFilter): string;
  /** Filters whose corner is marked; none if left out. */
  readonly isMarked?: ((filter: PlacedFilter) => boolean) | undefined;
  readonly selected?: number | undefined;
  readonly highlighted?: number | undefined;
  readonly onSelect?: ((filter: number) => void) | undefined;
  readonly onHover?: ((filter: number | undefined) => void) | undefined;
}

/** Draws filters into a frame: one canvas, one button a filter; one tab stop, arrow keys inside. */
export function drawFilterTiles(frame: HTMLElement, tiles: FilterTiles, options: FilterTilesOptions): void {
  frame.style.aspectRatio = `${tiles.width} / ${tiles.height}`;
  const canvas = keepChild(frame, "canvas", "pixels");
  canvas.setAttribute("aria-hidden", "true");
  paintPixels(canvas, tiles.pixels, tiles.width, tiles.height);
  const cells = keepChild(frame, "div", "cells");
  cells.setAttribute("role", "group");
  cells.setAttribute("aria-label", options.label);
  cells.style.gridTemplate = `repeat(${tiles.rows}, 1fr) / repeat(${tiles.columns}, 1fr)`;
  const buttons = select(cells)
    .selectChildren<HTMLButtonElement, PlacedFilter>("button")
    .data(tiles.placed, ({ filter }) => filter)
    .join((enter) => enter.append("button").attr("type", "button"))
    .attr("aria-label", (placed) => options.labelOf(placed))
    .attr("title", (placed) => options.labelOf(placed))
    .attr("aria-pressed", ({ filter }) => String(filter === options.selected))
    .classed("hot", ({ filter }) => filter === options.highlighted)
    .classed("marked", (placed) => options.isMarked?.(placed) ?? false)
    .style("grid-area", ({ row, column }) => `${row + 1} / ${column + 1}`)
    .on("click", (_, { filter }) => options.onSelect?.(filter))
    .on("pointerenter focus", (_, { filter }) => options.onHover?.(filter))
    .on("pointerleave blur", () => options.onHover?.(undefined))
    .order();
  setTabStop(
    buttons.nodes(),
    tiles.placed.findIndex(({ filter }) => filter === options.selected),
  );
  roveFocus(cells, "button", () => tiles.columns);
}

/** Rules for what drawFilterTiles draws, its frame of that selector. */
export function filterTileStyles(frame: string): string {
  return `
${frame} {
  position: relative; width: 100%;
  & canvas { width: 100%; height: 100%; }
  & .cells { position: absolute; inset: 0; display: grid; }
  & .cells button { all: unset; position: relative; cursor: pointer; }
  & .cells .marked::after { content: ""; position: absolute; right: 0; bottom: 0; border: 4px solid; border-color: transparent #fff #fff transparent; filter: drop-shadow(0 0 .5px #000) drop-shadow(0 0 .5px #000); }
  & .cells button:is(:hover, .hot) { box-shadow: inset 0 0 0 1px #fff, inset 0 0 0 2px #000; }
  & .cells button[aria-pressed="true"] { box-shadow: inset 0 0 0 2px ${token("reticle")}, inset 0 0 0 3px #000; }
  & .cells button:focus-visible { outline: 2px solid #fff; outline-offset: 0; box-shadow: 0 0 0 4px #000; z-index: 1; }
}
`;
}
