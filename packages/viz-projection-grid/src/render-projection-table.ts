import { formatNumber, keepChild, nextPlace, setTabStop } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import type { ProjectionTile } from "./projection-grid-layout.ts";
import { fieldText } from "./projection-grid-words.ts";
import type { ProjectionGridProps } from "./render-projection-grid.ts";

/** Draws the same data in the same order as a table; the opened unit's row is marked. */
export function renderProjectionTable(place: HTMLElement, props: ProjectionGridProps): void {
  const table = keepChild(place, "table", "units");
  table.setAttribute("aria-label", props.label ?? "Strongest maps");
  const rank = props.images === undefined ? "Rank" : `Rank of ${formatNumber(props.images)}`;
  const ranked = props.tiles.some((tile) => tile.rank !== undefined);
  const heads = ["Map", "Activation", "y, x", ...(ranked ? [rank] : []), "Receptive field x, y, width, height"];
  select(keepChild(keepChild(table, "thead", "head"), "tr", "head"))
    .selectChildren<HTMLElement, string>("th")
    .data(heads)
    .join("th")
    .attr("scope", "col")
    .text(String);
  const rows = select(keepChild(table, "tbody", "body"))
    .selectChildren<HTMLTableRowElement, ProjectionTile>("tr")
    .data(props.tiles, ({ channel }) => channel)
    .join("tr")
    .attr("aria-selected", ({ channel }) => String(channel === props.selected))
    .on("click", (_, { channel }) => props.onSelect?.(channel))
    .on("pointerenter focus", (_, { channel }) => props.onHover?.(channel))
    .on("pointerleave blur", () => props.onHover?.(undefined))
    .order();
  rows
    .selectChildren<HTMLElement, string>("td")
    .data((tile) => cells(tile, ranked))
    .join("td")
    .text(String);
  const nodes = rows.nodes();
  setTabStop(
    nodes,
    props.tiles.findIndex(({ channel }) => channel === props.selected),
  );
  rows.on("keydown", (event: KeyboardEvent, tile) => {
    if (event.key === "Enter" || event.key === " ") props.onSelect?.(tile.channel);
    const at = props.tiles.indexOf(tile);
    const next = event.key === "Enter" || event.key === " " ? at : nextPlace(event.key, at, nodes.length, 1);
    if (next === undefined) return;
    event.preventDefault();
    nodes[next]?.focus();
    setTabStop(nodes, next);
  });
}

function cells(tile: ProjectionTile, ranked: boolean): string[] {
  const place = tile.y === undefined || tile.x === undefined ? "–" : `${tile.y}, ${tile.x}`;
  const rank = tile.rank === undefined ? "–" : formatNumber(tile.rank);
  return [String(tile.channel), formatNumber(tile.activation, 1), place, ...(ranked ? [rank] : []), fieldText(tile)];
}
