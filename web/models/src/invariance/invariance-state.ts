import { create } from "@bufbuild/protobuf";
import {
  type InvariancePoint,
  type InvarianceSubject,
  type MeasureInvarianceResponse,
  type Progress,
  ProgressSchema,
  type Provenance,
} from "@deconvscope/proto";
import type { TransformName } from "@deconvscope/shell";

/** What is known of one transformation. */
export interface TransformCurves {
  amounts: readonly number[];
  /** [image][amount]; those that are still to come are missing. */
  points: readonly (readonly (InvariancePoint | undefined)[])[];
  provenance: Provenance | undefined;
  complete: boolean;
}
/** How far features moved, as far as it is known. */
export interface Invariance {
  /** Of all transformations together. */
  progress: Progress | undefined;
  layers: readonly string[];
  /** One an image. */
  subjects: readonly InvarianceSubject[];
  curves: Readonly<Partial<Record<TransformName, TransformCurves>>>;
}
/** A message, the transformation that it is of, and which of how many that is. */
export interface InvarianceMessage {
  transform: TransformName;
  place: number;
  of: number;
  message: MeasureInvarianceResponse;
}

export const emptyInvariance: Invariance = { progress: undefined, layers: [], subjects: [], curves: {} };

/** The state after a message; a stream that was opened again repeats itself. */
export function readInvariance(state: Invariance, { transform, place, of, message }: InvarianceMessage): Invariance {
  const { subjects, layers, amounts, points, progress, provenance, complete } = message;
  const known = state.curves[transform] ?? noPoints(subjects.length, amounts, provenance);
  const places = new Map(known.amounts.map((amount, index) => [amount, index]));
  const rows = known.points.map((row) => [...row]);
  for (const point of points) {
    const at = places.get(point.amount);
    const row = rows[point.image];
    if (at === undefined || !row) {
      throw new Error(
        `MeasureInvariance: expected an image and amount of the first message, got ${point.image}, ${point.amount}`,
      );
    }
    row[at] = point;
  }
  return {
    progress: progress ? ofAll(progress, place, of) : state.progress,
    layers: layers.length > 0 ? layers : state.layers,
    subjects: subjects.length > 0 ? subjects : state.subjects,
    curves: {
      ...state.curves,
      [transform]: {
        ...known,
        points: rows,
        provenance: provenance ?? known.provenance,
        complete: known.complete || complete,
      },
    },
  };
}

function noPoints(images: number, amounts: readonly number[], provenance: Provenance | undefined): TransformCurves {
  const points = Array.from({ length: images }, () =>
    new Array<InvariancePoint | undefined>(amounts.length).fill(undefined),
  );
  return { amounts, points, provenance, complete: false };
}

/** Transformations follow each other and take as long as each other. */
function ofAll({ done, total, rate }: Progress, place: number, of: number): Progress {
  return create(ProgressSchema, { done: BigInt(place) * total + done, total: BigInt(of) * total, rate });
}
