import { lowestTile } from "../sweep/lowest-tile.ts";
import { type Square, squareOf } from "../sweep/square-grid.ts";
import type { Sweep } from "../sweep/sweep-state.ts";
import { placeSquare, type SquareTarget } from "./square-target.ts";

/** What the network says with the square at one place. */
export interface Reading {
  probability: number;
  topClass: number;
  topProbability: number;
  activity: number;
}

/** Where the square of a sweep is: at the target, else, once all is known, where the probability is lowest. */
export function squareOfSweep({ start, tiles, state }: Sweep, target: SquareTarget | undefined): Square | undefined {
  if (!start) return undefined;
  if (target) return placeSquare(start.grid, target);
  if (!tiles || state !== "complete") return undefined;
  const lowest = lowestTile(tiles.probabilities);
  return squareOf(start.grid, Math.floor(lowest / start.grid.columns), lowest % start.grid.columns);
}

/** The sweep's own reading at a square; undefined between its places and where it has not been yet. */
export function readingAt({ start, tiles }: Sweep, tile: number | undefined): Reading | undefined {
  if (!start || !tiles || tile === undefined || tiles.topClasses[tile]! < 0) return undefined;
  return {
    probability: tiles.probabilities[tile]!,
    topClass: tiles.topClasses[tile]!,
    topProbability: tiles.topProbabilities[tile]!,
    activity: tiles.activities[tile]!,
  };
}
