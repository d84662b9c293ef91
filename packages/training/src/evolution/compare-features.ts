import { compareFields } from "./compare-fields.ts";
import type { LayerFeatures } from "./layer-features.ts";
import type { MapWinner } from "./map-winner.ts";

/** What became of a layer's features since the snapshot before. */
export interface LayerChange {
  /** Share of its maps that another image excites most, 0 … 1. */
  readonly jumps: number;
  /** Mean cosine distance of its followed maps' projections, 0 … 2. */
  readonly change: number;
}

/**
 * Compares a layer's features with those of the snapshot before.
 * @param after the same maps, the same ones of them followed
 */
export function compareFeatures(before: LayerFeatures, after: LayerFeatures): LayerChange {
  const distances = after.followed.map((field, place) => compareFields(before.followed[place]!, field));
  return { jumps: countJumps(before.maps, after.maps), change: mean(distances) };
}

/** Share of maps that another image excites most. */
export function countJumps(before: readonly MapWinner[], after: readonly MapWinner[]): number {
  return mean(after.map(({ image }, channel) => (image === before[channel]?.image ? 0 : 1)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
