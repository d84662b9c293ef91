import { type FileKind, openFile, refuse, sealFile } from "./sealed-file.ts";
import type { TrainingState, WeightState } from "./training-state.ts";

const kind: FileKind = { name: "checkpoint", mark: "DVCK", version: 1 };

/** The state but for its numbers, which follow it as float32: each weight's values, then its velocity. */
type Header = Omit<TrainingState, "weights"> & {
  readonly weights: readonly Omit<WeightState, "values" | "velocity">[];
};

/** A run's state as a file: a JSON header, then every weight and its velocity, to the bit. */
export function encodeCheckpoint(state: TrainingState): Uint8Array<ArrayBuffer> {
  const weights = state.weights.map(({ layer, kind, shape }) => ({ layer, kind, shape }));
  const arrays = state.weights.flatMap(({ values, velocity }) => [values, velocity]);
  return sealFile(kind, { ...state, weights } satisfies Header, arrays);
}

/** @throws TrainingError "bad-checkpoint" for bytes that are none, are cut off or changed, or of another version */
export function decodeCheckpoint(bytes: Uint8Array): TrainingState {
  const { header, numbers } = openFile(kind, bytes);
  const { weights, ...state } = header as Header;
  const whole = weights.reduce((sum, { shape }) => sum + 2 * sizeOf(shape), 0);
  if (numbers.length !== whole) refuse(kind, `${whole} numbers for its weights`, `${numbers.length}`);
  let place = 0;
  const take = (size: number): Float32Array => {
    place += size;
    return numbers.slice(place - size, place);
  };
  return {
    ...state,
    weights: weights.map((weight) => ({
      ...weight,
      values: take(sizeOf(weight.shape)),
      velocity: take(sizeOf(weight.shape)),
    })),
  };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
