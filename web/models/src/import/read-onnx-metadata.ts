import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";

/** Of ModelProto. */
const metadataProps = 14;
/** A tag and a length, or a tag and a number, at their longest. */
const longestStart = 20;
const mostFields = 10_000;

/**
 * What an ONNX file keeps under a key of its `metadata_props`; its graph is passed over.
 * @throws Error where the bytes are no ONNX file
 */
export async function readOnnxMetadata(file: Blob, key: string): Promise<string | undefined> {
  let found: string | undefined;
  let at = 0;
  for (let field = 0; at < file.size && field < mostFields; field++) {
    const { number, start, end } = readPlace(await read(file, at, at + longestStart));
    if (number === metadataProps) {
      const entry = readEntry(await read(file, at + start, at + end));
      if (entry.key === key) found = entry.value;
    }
    at += end;
  }
  return found;
}

/** A field's number, and where its contents lie behind its beginning. */
function readPlace(reader: BinaryReader): { number: number; start: number; end: number } {
  const [number, wireType] = reader.tag();
  if (wireType === WireType.LengthDelimited) {
    const length = reader.uint32();
    return { number, start: reader.pos, end: reader.pos + length };
  }
  reader.skip(wireType, number);
  return { number, start: 0, end: reader.pos };
}

function readEntry(reader: BinaryReader): { key: string; value: string } {
  const entry = { key: "", value: "" };
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (number === 1) entry.key = reader.string();
    else if (number === 2) entry.value = reader.string();
    else reader.skip(wireType, number);
  }
  return entry;
}

async function read(file: Blob, start: number, end: number): Promise<BinaryReader> {
  return new BinaryReader(new Uint8Array(await file.slice(start, end).arrayBuffer()));
}
