import type { Rect } from "@deconvscope/network";
import { dropOnRects, type SquareGrid, spreadOverPixels, squareGrid } from "@deconvscope/occlusion";
import { projectWanted } from "../project-wanted.ts";
import type { SweepItem, SweepOrder, TileReading } from "./occlusion-job.ts";
import type { WarmSweep } from "./warm-sweeps.ts";

/**
 * Slides a square over an image, and says what came of it.
 * @param locateParts where the image's parts lie in the input
 * @throws OcclusionError "wrong-square"; the signal's reason; whatever `locateParts` throws
 */
export async function* sweepImage(
  { pass, sweep }: WarmSweep,
  { model, patch, stride }: SweepOrder,
  locateParts: () => Promise<ReadonlyMap<string, Rect>>,
  signal: AbortSignal,
): AsyncGenerator<SweepItem> {
  const [height = 1, width = 1] = pass.inputShape;
  const grid = squareGrid(height, width, patch, stride);
  const { classIndex, reading, unit } = sweep;
  yield { kind: "start", classIndex, reading, unit };
  const readings = new Map<number, TileReading>();
  for await (const tiles of sweep.run(grid, signal)) {
    for (const tile of tiles) {
      readings.set(tile.row * grid.columns + tile.column, tile);
    }
    yield { kind: "tiles", tiles };
  }
  const wanted = { units: [unit] };
  const order = {
    model,
    wanted,
    rule: "deconvnet",
    seed: "activation",
    together: false,
    includeSignal: false,
  } as const;
  for await (const projection of projectWanted(pass, order, signal)) {
    const sums = sumUp(grid, readings);
    const parts = [...(await locateParts()).values()];
    const onParts = parts.length === 0 ? undefined : dropOnRects(sums.probability, width, reading.probability, parts);
    yield { kind: "summary", ...sums, projection, onParts };
  }
}

function sumUp(grid: SquareGrid, readings: ReadonlyMap<number, TileReading>) {
  const tiles = Array.from({ length: grid.rows * grid.columns }, (_, tile) => readings.get(tile)!);
  return {
    probability: spreadOverPixels(
      grid,
      tiles.map(({ probability }) => probability),
    ),
    activity: spreadOverPixels(
      grid,
      tiles.map(({ activity }) => activity),
    ),
    topClasses: Int32Array.from(tiles, ({ topClass }) => topClass),
  };
}
