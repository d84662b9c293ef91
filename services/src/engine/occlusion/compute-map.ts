import { type CompiledNetwork, projectUnits, runForward, type Unit } from "@deconvscope/deconvnet";
import { OcclusionSweep, spreadOverPixels, squareGrid } from "@deconvscope/occlusion";
import * as tf from "@tensorflow/tfjs-core";
import { spreadSignal } from "../spread-signal.ts";
import { inputShapeOf } from "../warm-models.ts";
import { drawFill } from "./draw-fill.ts";
import type { MapOrder } from "./faithfulness-job.ts";

/** A map whose unit has its place. */
export type PlacedMap =
  | Extract<MapOrder, { kind: "occlusion" }>
  | (Omit<Extract<MapOrder, { kind: "projection" }>, "unit"> & { readonly unit: Unit });

/** Of a map, what has been done since the last step; at last the map itself, [h, w]. */
export interface MapStep {
  readonly done: number;
  readonly map?: Float32Array;
}

/** Steps that a map takes on an input of that size. */
export function countSteps(map: MapOrder, height: number, width: number): number {
  if (map.kind === "projection") return 1;
  const { rows, columns } = squareGrid(height, width, map.patch, map.stride);
  return rows * columns;
}

/**
 * Computes a map that says which pixels of an image matter.
 * @param input [h, w, c]
 * @throws OcclusionError, DeconvnetError; the signal's reason
 */
export function computeMap(
  compiled: CompiledNetwork,
  input: Float32Array,
  classIndex: number,
  map: PlacedMap,
  signal: AbortSignal,
): AsyncGenerator<MapStep> {
  return map.kind === "occlusion"
    ? sweepMap(compiled, input, classIndex, map, signal)
    : projectMap(compiled, input, map, signal);
}

async function* sweepMap(
  compiled: CompiledNetwork,
  input: Float32Array,
  classIndex: number,
  { patch, stride, fill, layer }: Extract<PlacedMap, { kind: "occlusion" }>,
  signal: AbortSignal,
): AsyncGenerator<MapStep> {
  const shape = inputShapeOf(compiled.network);
  const grid = squareGrid(shape[0], shape[1], patch, stride);
  const shown = drawFill(fill, input, shape, patch);
  const sweep = await OcclusionSweep.prepare(compiled, input, { patch, fill: shown, layer, classIndex });
  try {
    const probabilities = new Float32Array(grid.rows * grid.columns);
    for await (const tiles of sweep.run(grid, signal)) {
      for (const { row, column, probability } of tiles) probabilities[row * grid.columns + column] = probability;
      yield { done: tiles.length };
    }
    const { probability } = sweep.reading;
    yield { done: 0, map: spreadOverPixels(grid, probabilities).map((left) => probability - left) };
  } finally {
    sweep.dispose();
  }
}

async function* projectMap(
  compiled: CompiledNetwork,
  input: Float32Array,
  { unit, rule }: Extract<PlacedMap, { kind: "projection" }>,
  signal: AbortSignal,
): AsyncGenerator<MapStep> {
  const shape = inputShapeOf(compiled.network);
  const pixels = tf.tensor4d(input, [1, ...shape]);
  const pass = runForward(compiled, pixels);
  try {
    // Seeded with one: where weights are drawn anew, the unit may be silent, and its map would be empty.
    for await (const projection of projectUnits(pass, [unit], { rule, seed: "one", abort: signal })) {
      yield { done: 1, map: magnitudes(spreadSignal(projection, shape), shape[2]) };
    }
  } finally {
    pass.dispose();
    pixels.dispose();
  }
}

/** Of each pixel over its channels: [h, w, c] to [h, w]. */
function magnitudes(signal: Float32Array, channels: number): Float32Array {
  return Float32Array.from({ length: signal.length / channels }, (_, pixel) =>
    Math.hypot(...signal.subarray(pixel * channels, (pixel + 1) * channels)),
  );
}
