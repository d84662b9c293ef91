import type { OccludeResponse, OcclusionStart, OcclusionSummary, OcclusionTiles } from "@deconvscope/proto";
import { CommandError } from "../command-error.ts";

/** What the network says with the square at one place of the grid. */
export interface Tile {
  readonly row: number;
  readonly column: number;
  /** Of the square's top-left pixel. */
  readonly top: number;
  readonly left: number;
  readonly probability: number;
  readonly topClass: number;
  readonly topProbability: number;
  readonly activity: number;
}

/** A sweep from its beginning to its end. */
export interface Sweep {
  readonly start: OcclusionStart;
  /** In row-major order. */
  readonly tiles: readonly Tile[];
  readonly summary: OcclusionSummary;
}

/**
 * Reads a sweep to its end.
 * @param onTiles what is told of each batch
 * @throws CommandError if the stream ends too early
 */
export async function collectSweep(
  responses: AsyncIterable<OccludeResponse>,
  onTiles: (batch: OcclusionTiles) => void,
): Promise<Sweep> {
  let start: OcclusionStart | undefined;
  let summary: OcclusionSummary | undefined;
  const tiles: Tile[] = [];
  for await (const { event } of responses) {
    if (event.case === "start") start = event.value;
    if (event.case === "summary") summary = event.value;
    if (event.case !== "tiles" || start === undefined) continue;
    tiles.push(...readTiles(event.value, start));
    onTiles(event.value);
  }
  if (start === undefined || summary === undefined) throw new CommandError("the sweep ended before it was complete");
  tiles.sort((a, b) => a.row - b.row || a.column - b.column);
  return { start, tiles, summary };
}

function readTiles(batch: OcclusionTiles, { patch, stride, height, width }: OcclusionStart): Tile[] {
  return batch.rows.map((row, index) => {
    const column = batch.columns[index] ?? 0;
    return {
      row,
      column,
      top: Math.min(row * stride, height - patch),
      left: Math.min(column * stride, width - patch),
      probability: batch.probabilities[index] ?? Number.NaN,
      topClass: batch.topClasses[index] ?? 0,
      topProbability: batch.topProbabilities[index] ?? Number.NaN,
      activity: batch.activities[index] ?? Number.NaN,
    };
  });
}
