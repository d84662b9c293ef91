import { formatActivation, formatNumber } from "@deconvscope/viz-kit";
import type { ProjectionTile } from "./projection-grid-layout.ts";

/** `#7 of 115`; empty where the image has no rank. */
export function rankText(tile: ProjectionTile, images: number | undefined): string {
  if (tile.rank === undefined) return "";
  return images === undefined
    ? `#${formatNumber(tile.rank)}`
    : `#${formatNumber(tile.rank)} of ${formatNumber(images)}`;
}

/** What a tile is, in one sentence. */
export function tileLabel(tile: ProjectionTile, images: number | undefined): string {
  const place = tile.y === undefined || tile.x === undefined ? "" : ` at ${tile.y}, ${tile.x}`;
  const rank = rankText(tile, images);
  const state =
    tile.error ??
    (tile.zero ? "rectification leaves nothing" : tile.projectionUrl === undefined ? "not projected yet" : "");
  return [`Map ${tile.channel}, activation ${formatActivation(tile.activation)}${place}`, rank, state]
    .filter((part) => part !== "")
    .join(", ");
}

/** `68, 20, 75, 75`: x, y, width, height; a dash where it is unknown. */
export function fieldText(tile: ProjectionTile): string {
  const { field } = tile;
  return field ? [field.x, field.y, field.width, field.height].join(", ") : "–";
}
