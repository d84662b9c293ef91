import { formatNumber, type PictureState, placeText } from "@deconvscope/viz-kit";
import type { ProjectionTile } from "./projection-grid-layout.ts";

/** `#7 of 115`; empty where the image has no rank. */
export function rankText(tile: ProjectionTile, images: number | undefined): string {
  if (tile.rank === undefined) return "";
  return images === undefined
    ? `#${formatNumber(tile.rank)}`
    : `#${formatNumber(tile.rank)} of ${formatNumber(images)}`;
}

/** What a tile's pictures and place say, for those who cannot see them; empty where there is nothing to say. */
export function unseenText(tile: ProjectionTile, projection: PictureState): string {
  const place = tile.y === undefined || tile.x === undefined ? "" : `at ${placeText(tile)}`;
  const said = projection.kind === "waiting" ? "not projected yet" : "words" in projection ? projection.words : "";
  return [place, said].filter((part) => part !== "").join(", ");
}
