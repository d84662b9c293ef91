import type { OccludeResponse, OcclusionStart, Provenance, Tensor, Unit } from "@deconvscope/proto";
import type { CallProblem } from "@deconvscope/shell";
import type { SquareGrid } from "./square-grid.ts";

/** What is known once a sweep begins. */
export interface SweepStart {
  grid: SquareGrid;
  classIndex: number;
  /** Unoccluded, as is all here. */
  probability: number;
  /** The map that is watched. */
  unit: Unit;
  activity: number;
  topClass: number;
  topProbability: number;
  provenance: Provenance | undefined;
}
/** [rows, columns] each; NaN, and −1 for classes, where the square has not been yet. */
export interface SweepTiles {
  probabilities: Float32Array;
  activities: Float32Array;
  topClasses: Int32Array;
  topProbabilities: Float32Array;
}
/** What a sweep ends with. */
export interface SweepSummary {
  /** [height, width]: at each pixel the mean over the squares that covered it; NaN where none did. */
  probability: Float32Array;
  activity: Float32Array;
  projectionPng: Uint8Array;
  /** Share of what the probability lost that lies on the image's known parts, and their share of the image. */
  parts: { drop: number; area: number } | undefined;
}
/** A sweep as far as it came. */
export interface Sweep {
  state: "streaming" | "complete" | "cancelled" | "failed";
  start: SweepStart | undefined;
  tiles: SweepTiles | undefined;
  summary: SweepSummary | undefined;
  done: number;
  /** Tiles a second over the last few, as the server tells it; 0: not known. */
  rate: number;
  problem: CallProblem | undefined;
  reconnecting: boolean;
}

/** Nothing has come yet. */
export const emptySweep: Sweep = {
  state: "streaming",
  start: undefined,
  tiles: undefined,
  summary: undefined,
  done: 0,
  rate: 0,
  problem: undefined,
  reconnecting: false,
};

/** The sweep after a message; a stream that was opened again repeats itself, and nothing that came is lost. */
export function readSweepMessage(sweep: Sweep, { event }: OccludeResponse): Sweep {
  switch (event.case) {
    case "start": {
      const start = readStart(event.value);
      return { ...sweep, reconnecting: false, start, tiles: sweep.tiles ?? noTiles(start.grid) };
    }
    case "tiles": {
      const { start, tiles: before } = sweep;
      if (!start || !before) throw new Error("Occlude: expected start before tiles");
      const tiles: SweepTiles = {
        probabilities: before.probabilities.slice(),
        activities: before.activities.slice(),
        topClasses: before.topClasses.slice(),
        topProbabilities: before.topProbabilities.slice(),
      };
      const { rows, columns, probabilities, activities, topClasses, topProbabilities, progress } = event.value;
      for (const [index, row] of rows.entries()) {
        const tile = row * start.grid.columns + columns[index]!;
        tiles.probabilities[tile] = probabilities[index]!;
        tiles.activities[tile] = activities[index]!;
        tiles.topClasses[tile] = topClasses[index]!;
        tiles.topProbabilities[tile] = topProbabilities[index]!;
      }
      const done = tiles.topClasses.reduce((count, known) => count + Number(known >= 0), 0);
      return { ...sweep, tiles, done, rate: progress?.rate ?? 0 };
    }
    case "summary": {
      const { probability, activity, projectionPng, dropOnParts, partsArea } = event.value;
      const summary: SweepSummary = {
        probability: readFloats(probability, "probability"),
        activity: readFloats(activity, "activity"),
        projectionPng,
        parts:
          dropOnParts === undefined || partsArea === undefined ? undefined : { drop: dropOnParts, area: partsArea },
      };
      return { ...sweep, summary };
    }
    default:
      return sweep;
  }
}

function readStart(message: OcclusionStart): SweepStart {
  const { rows, columns, patch, stride, height, width, unit, provenance } = message;
  if (!unit) throw new Error("Occlude: expected a watched unit in start, got none");
  const { classIndex, probability, activity, topClass, topProbability } = message;
  const grid = { rows, columns, patch, stride, height, width };
  return { grid, classIndex, probability, unit, activity, topClass, topProbability, provenance };
}

function noTiles({ rows, columns }: SquareGrid): SweepTiles {
  const count = rows * columns;
  return {
    probabilities: new Float32Array(count).fill(Number.NaN),
    activities: new Float32Array(count).fill(Number.NaN),
    topClasses: new Int32Array(count).fill(-1),
    topProbabilities: new Float32Array(count).fill(Number.NaN),
  };
}

function readFloats(tensor: Tensor | undefined, field: string): Float32Array {
  if (!tensor) throw new Error(`Occlude: expected ${field} in summary, got none`);
  return new Float32Array(tensor.data.slice().buffer);
}
