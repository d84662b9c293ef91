import { formatNumber } from "@deconvscope/viz-kit";
import type { ProjectionTile } from "./projection-grid-layout.ts";

/** `#7 of 115`; empty where the image has no rank. */
export function rankText(tile: ProjectionTile, images: number | undefined): string {
  if (tile.rank === undefined) return "";
  return images === undefined
    ? `#${formatNumber(tile.rank)}`
    : `#${formatNumber(tile.rank)} of ${formatNumber(images)}`;
}

/** What a tile's pictures and place say, for those who cannot see them; empty where there is nothing to say. */
export function unseenText(tile: ProjectionTile): string {
  const place = tile.y === undefined || tile.x === undefined ? "" : `at ${tile.y}, ${tile.x}`;
  const waits = tile.projectionUrl === undefined && !tile.zero && tile.error === undefined;
  return [place, waits ? "not projected yet" : ""].filter((part) => part !== "").join(", ");
}

/** `68, 20, 75, 75`: x, y, width, height; a dash where it is unknown. */
export function fieldText(tile: ProjectionTile): string {
  const { field } = tile;
  return field ? [field.x, field.y, field.width, field.height].join(", ") : "–";
}
