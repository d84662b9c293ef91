import { formatActivation, keepChild, roveFocus, setTabStop } from "@deconvscope/viz-kit";
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
  grid.setAttribute("aria-busy", String(layout.tiles.some(({ state }) => state === "waiting")));
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
    .each(function ({ tile }) {
      if (tile) drawTile(this, tile, props);
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
  const pair = keepChild(slot, "span", "pair");
  keepChild(pair, "span", "projection wait zero");
  keepChild(pair, "span", "patch wait");
  keepChild(keepChild(slot, "span", "caption"), "span", "wait");
}

function drawTile(button: HTMLElement, tile: ProjectionTile, props: ProjectionGridProps): void {
  select(button)
    .attr("aria-pressed", String(tile.channel === props.selected))
    .classed("hot", tile.channel === props.highlighted)
    .on("click", () => props.onSelect?.(tile.channel))
    .on("pointerenter focus", () => props.onHover?.(tile.channel))
    .on("pointerleave blur", () => props.onHover?.(undefined));
  const pair = keepChild(button, "span", "pair");
  drawPicture(pair, "projection", tile.projectionUrl, projectionWords(tile));
  drawPicture(pair, "patch", tile.patchUrl, undefined);
  drawCaption(keepChild(button, "span", "caption"), tile, props.images);
  keepChild(button, "span", "bar").style.width = `${100 * tile.share}%`;
}

/** The words are the button's name: what is seen, and between it what explains it. */
function drawCaption(caption: HTMLElement, tile: ProjectionTile, images: number | undefined): void {
  keepChild(caption, "span", "unseen map").textContent = "Map";
  keepChild(caption, "b", "channel").textContent = String(tile.channel);
  keepChild(caption, "span", "unseen means").textContent = "activation";
  keepChild(caption, "span", "activation").textContent = formatActivation(tile.activation);
  keepChild(caption, "span", "rank").textContent = rankText(tile, images);
  keepChild(caption, "span", "unseen more").textContent = unseenText(tile);
}

interface Words {
  readonly kind: "zero" | "error";
  readonly text: string;
}

function projectionWords(tile: ProjectionTile): Words | undefined {
  if (tile.error !== undefined) return { kind: "error", text: tile.error };
  return tile.zero ? { kind: "zero", text: "rectification leaves nothing" } : undefined;
}

/** An image, words in its place, or a ground for one that is still to come: whichever it now is. */
function drawPicture(
  pair: HTMLElement,
  name: "projection" | "patch",
  url: string | undefined,
  words: Words | undefined,
) {
  const image = words === undefined && url !== undefined;
  const look = words ? `says ${words.kind}` : image ? "picture" : "wait";
  const ground = name === "patch" ? "" : look === "wait" ? " zero" : look === "picture" ? " pixels" : "";
  const there = pair.querySelector<HTMLElement>(`:scope > .${name}`);
  const picture = there?.dataset.look === look ? there : document.createElement(image ? "img" : "span");
  if (picture !== there) {
    picture.className = `${name} ${look}${ground}`;
    picture.dataset.look = look;
    if (there) there.replaceWith(picture);
    else pair.append(picture);
  }
  if (words) picture.textContent = words.text;
  if (image && picture.getAttribute("src") !== url) {
    picture.setAttribute("alt", "");
    picture.setAttribute("src", url);
  }
}
