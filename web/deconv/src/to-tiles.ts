import type { ProjectionTile } from "@deconvscope/viz-projection-grid/react";
import type { Projected } from "./reconstruction.ts";

/** Projections as the grid draws them; one that is not a number, or that rectification leaves nothing of, says so alone. */
export function toTiles(tiles: readonly Projected[], places: boolean): ProjectionTile[] {
  const strongest = Math.max(0, ...tiles.map(({ activation }) => (Number.isFinite(activation) ? activation : 0)));
  return tiles.map(({ channel, activation, y, x, field, projectionUrl, patchUrl, scale }) => ({
    channel,
    activation,
    ...(places ? { y, x } : {}),
    field,
    projectionUrl,
    ...(patchUrl ? { patchUrl } : {}),
    zero: scale === 0,
    ...(Number.isFinite(activation) ? {} : { error: "The activation is not a finite number." }),
    share: strongest > 0 && Number.isFinite(activation) ? Math.min(1, Math.max(0, activation / strongest)) : 0,
  }));
}
