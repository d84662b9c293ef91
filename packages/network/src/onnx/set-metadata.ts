import { BinaryReader, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { METADATA_FIELD, readEntry, readOnnxMetadata } from "./read-metadata.ts";

/**
 * An ONNX file with a text under a key of its `metadata_props`, in place of what is there; all else as it is, to the byte.
 * @throws NetworkError "malformed" where the bytes are no ONNX file
 */
export function setOnnxMetadata(bytes: Uint8Array, key: string, value: string): Uint8Array {
  const known = readOnnxMetadata(bytes);
  if (known.get(key) === value) return bytes;
  const writer = new BinaryWriter();
  writer.tag(METADATA_FIELD, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.LengthDelimited).string(key);
  writer.tag(2, WireType.LengthDelimited).string(value);
  const pieces = known.has(key) ? piecesWithout(bytes, key) : [bytes];
  return concatenate([...pieces, writer.join().finish()]);
}

/** The file's parts between the key's entries. */
function piecesWithout(bytes: Uint8Array, key: string): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const reader = new BinaryReader(bytes);
  let from = 0;
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const [number, wireType] = reader.tag();
    if (number !== METADATA_FIELD) {
      reader.skip(wireType, number);
    } else if (readEntry(reader.bytes()).key === key) {
      pieces.push(bytes.subarray(from, start));
      from = reader.pos;
    }
  }
  return [...pieces, bytes.subarray(from)];
}

function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((total, { length }) => total + length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}
