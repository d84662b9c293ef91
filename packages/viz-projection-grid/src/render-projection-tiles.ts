import {
  drawPicture,
  formatActivation,
  keepChild,
  type PictureState,
  roveFocus,
  setTabStop,
} from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import type { PlacedTile, ProjectionGridLayout, ProjectionTile } from "./projection-grid-layout.ts";
import { rankText, unseenText } from "./projection-grid-words.ts";
import type { ProjectionGridProps } from "./render-projection-grid.ts";

/** Draws the tiles: one tab stop, arrow keys inside. */
export function renderProjectionTiles(
  grid: HTMLElement,
  layout: ProjectionGridLayout,
  props: ProjectionGridProps,
): void {
  grid.setAttribute("role", "group");
  grid.setAttribute("aria-label", props.label ?? "Strongest maps");
  grid.setAttribute("aria-busy", String(layout.tiles.some(({ projection }) => projection.kind === "waiting")));
  grid.style.gridTemplateColumns = `repeat(${layout.columns}, minmax(0, 1fr))`;
  select(grid)
    .selectChildren<HTMLElement, PlacedTile>(".tile")
    .data(layout.tiles, ({ key }) => key)
    .join((enter) =>
      enter
        .append(({ tile }) => document.createElement(tile ? "button" : "div"))
        .attr("class", "tile")
        .attr("type", ({ tile }) => (tile ? "button" : null))
        .attr("aria-hidden", ({ tile }) => (tile ? null : "true")),
    )
    .each(function ({ tile, projection, patch }) {
      const pair = keepChild(this, "span", "pair");
      drawPicture(pair, 0, "projection", projection);
      drawPicture(pair, 1, "patch", patch);
      if (tile) drawTile(this, tile, projection, props);
      else drawSlot(this);
    })
    .order();
  const buttons = [...grid.querySelectorAll<HTMLElement>("button.tile")];
  setTabStop(
    buttons,
    props.tiles.findIndex(({ channel }) => channel === props.selected),
  );
  roveFocus(grid, "button.tile", () => layout.columns);
}

function drawSlot(slot: HTMLElement): void {
  keepChild(keepChild(slot, "span", "caption"), "span", "wait");
}

function drawTile(
  button: HTMLElement,
  tile: ProjectionTile,
  projection: PictureState,
  props: ProjectionGridProps,
): void {
  select(button)
    .attr("aria-pressed", String(tile.channel === props.selected))
    .classed("hot", tile.channel === props.highlighted)
    .on("click", () => props.onSelect?.(tile.channel))
    .on("pointerenter focus", () => props.onHover?.(tile.channel))
    .on("pointerleave blur", () => props.onHover?.(undefined));
  drawCaption(keepChild(button, "span", "caption"), tile, projection, props.images);
  keepChild(button, "span", "bar").style.width = `${100 * tile.share}%`;
}

/** The words are the button's name: what is seen, and between it what explains it. */
function drawCaption(
  caption: HTMLElement,
  tile: ProjectionTile,
  projection: PictureState,
  images: number | undefined,
): void {
  keepChild(caption, "span", "unseen map").textContent = "Map";
  keepChild(caption, "b", "channel").textContent = String(tile.channel);
  keepChild(caption, "span", "unseen means").textContent = "activation";
  keepChild(caption, "span", "activation").textContent = formatActivation(tile.activation);
  keepChild(caption, "span", "rank").textContent = rankText(tile, images);
  keepChild(caption, "span", "unseen more").textContent = unseenText(tile, projection);
}
