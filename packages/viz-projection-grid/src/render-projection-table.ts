import { drawRowTable, formatNumber, placeText, rectText } from "@deconvscope/viz-kit";
import type { ProjectionTile } from "./projection-grid-layout.ts";
import type { ProjectionGridProps } from "./render-projection-grid.ts";

/** Draws the same data in the same order as a table; the opened unit's row is marked. */
export function renderProjectionTable(place: HTMLElement, props: ProjectionGridProps): void {
  const rank = props.images === undefined ? "Rank" : `Rank of ${formatNumber(props.images)}`;
  const ranked = props.tiles.some((tile) => tile.rank !== undefined);
  drawRowTable(place, {
    className: "units",
    label: props.label ?? "Strongest maps",
    heads: ["Map", "Activation", "y, x", ...(ranked ? [rank] : []), "Receptive field x, y, width, height"],
    rows: props.tiles,
    keyOf: ({ channel }) => channel,
    cellsOf: (tile) => cells(tile, ranked),
    selected: props.selected,
    highlighted: props.highlighted,
    onSelect: props.onSelect,
    onHover: props.onHover,
  });
}

function cells(tile: ProjectionTile, ranked: boolean): string[] {
  const rank = tile.rank === undefined ? "–" : formatNumber(tile.rank);
  return [
    String(tile.channel),
    formatNumber(tile.activation, 1),
    placeText(tile),
    ...(ranked ? [rank] : []),
    rectText(tile.field),
  ];
}
