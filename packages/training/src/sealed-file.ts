import { crc32 } from "node:zlib";
import { TrainingError } from "./training-error.ts";

/** Mark, version, checksum of all behind it, length of the header: uint32 each, little-endian. */
const prefixLength = 16;
const summedFrom = 12;

/** What kind of file it is: four letters, and the version of what is in it. */
export interface FileKind {
  readonly name: string;
  readonly mark: string;
  readonly version: number;
}

/** A JSON header and the arrays behind it as a file, to the bit. */
export function sealFile(kind: FileKind, header: unknown, arrays: readonly Float32Array[]): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const first = aligned(prefixLength + text.length);
  const bytes = new Uint8Array(first + arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
  bytes.set(text, prefixLength);
  let place = first;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), place);
    place += byteLength;
  }
  const view = new DataView(bytes.buffer);
  view.setUint32(summedFrom, text.length, true);
  bytes.set(new TextEncoder().encode(kind.mark));
  view.setUint32(4, kind.version, true);
  view.setUint32(8, crc32(bytes.subarray(summedFrom)), true);
  return bytes;
}

/**
 * @returns the header, and the numbers behind it, copied
 * @throws TrainingError "bad-checkpoint" for bytes of another kind or version, cut off or changed
 */
export function openFile(kind: FileKind, bytes: Uint8Array): { header: unknown; numbers: Float32Array } {
  if (bytes.length < prefixLength) refuse(kind, `a file of at least ${prefixLength} bytes`, `${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isMarked = new TextDecoder("latin1").decode(bytes.subarray(0, 4)) === kind.mark;
  if (!isMarked) refuse(kind, `a file that begins with "${kind.mark}"`, "another");
  const [version, sum, length] = [4, 8, summedFrom].map((place) => view.getUint32(place, true));
  if (version !== kind.version) refuse(kind, `version ${kind.version}`, `${version}`);
  if (crc32(bytes.subarray(summedFrom)) !== sum) {
    refuse(kind, "the bytes that were written", "others: cut off or damaged");
  }
  const end = prefixLength + length!;
  const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(prefixLength, end)));
  return { header, numbers: new Float32Array(new Uint8Array(bytes.subarray(aligned(end))).buffer) };
}

/** @throws TrainingError "bad-checkpoint", always */
export function refuse({ name }: FileKind, expected: string, got: string): never {
  throw new TrainingError("bad-checkpoint", `${name}: expected ${expected}, got ${got}`);
}

function aligned(length: number): number {
  return Math.ceil(length / 4) * 4;
}
