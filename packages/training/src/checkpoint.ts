import { crc32 } from "node:zlib";
import { TrainingError } from "./training-error.ts";
import type { TrainingState, WeightState } from "./training-state.ts";

/** "DVCK", as its first four bytes. */
const MARK = 0x4b435644;
const VERSION = 1;
/** Mark, version, checksum of all behind it, length of the header: uint32 each, little-endian. */
const PREFIX = 16;
const SUMMED = 12;

/** The state but for its numbers, which follow it as float32: each weight's values, then its velocity. */
type Header = Omit<TrainingState, "weights"> & {
  readonly weights: readonly Omit<WeightState, "values" | "velocity">[];
};

/** A run's state as a file: a JSON header, then every weight and its velocity, to the bit. */
export function encodeCheckpoint(state: TrainingState): Uint8Array<ArrayBuffer> {
  const arrays = state.weights.flatMap(({ values, velocity }) => [values, velocity]);
  const weights = state.weights.map(({ layer, kind, shape }) => ({ layer, kind, shape }));
  const header = new TextEncoder().encode(JSON.stringify({ ...state, weights } satisfies Header));
  const first = aligned(PREFIX + header.length);
  const bytes = new Uint8Array(first + arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
  bytes.set(header, PREFIX);
  let place = first;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), place);
    place += byteLength;
  }
  const view = new DataView(bytes.buffer);
  view.setUint32(SUMMED, header.length, true);
  const prefix = [MARK, VERSION, crc32(bytes.subarray(SUMMED))];
  for (const [index, value] of prefix.entries()) view.setUint32(4 * index, value, true);
  return bytes;
}

/** @throws TrainingError "bad-checkpoint" for bytes that are none, are cut off or changed, or of another version */
export function decodeCheckpoint(bytes: Uint8Array): TrainingState {
  if (bytes.length < PREFIX) refuse(`a file of at least ${PREFIX} bytes`, `${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [mark, version, sum, length] = [0, 4, 8, SUMMED].map((place) => view.getUint32(place, true));
  if (mark !== MARK) refuse('a file that begins with "DVCK"', "another");
  if (version !== VERSION) refuse(`version ${VERSION}`, `${version}`);
  if (crc32(bytes.subarray(SUMMED)) !== sum) refuse("the bytes that were written", "others: cut off or damaged");
  const end = PREFIX + (length as number);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(PREFIX, end))) as Header;
  let place = aligned(end);
  const whole = header.weights.reduce((sum, { shape }) => sum + 2 * byteLengthOf(shape), place);
  if (bytes.length !== whole) refuse(`${whole} bytes for its weights`, `${bytes.length}`);
  const take = (shape: readonly number[]): Float32Array => {
    const size = byteLengthOf(shape);
    const values = new Float32Array(new Uint8Array(bytes.subarray(place, place + size)).buffer);
    place += size;
    return values;
  };
  const weights = header.weights.map((weight) => ({
    ...weight,
    values: take(weight.shape),
    velocity: take(weight.shape),
  }));
  return { ...header, weights };
}

function byteLengthOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 4);
}

function aligned(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function refuse(expected: string, got: string): never {
  throw new TrainingError("bad-checkpoint", `checkpoint: expected ${expected}, got ${got}`);
}
