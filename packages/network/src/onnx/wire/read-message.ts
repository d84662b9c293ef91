import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { NetworkError } from "../../network-error.ts";

/** How one field of a message is read; every time it occurs. */
export interface Field {
  readonly wireTypes: readonly WireType[];
  readonly read: (reader: BinaryReader, wireType: WireType) => void;
}

/** What a message's fields do when they occur, by field number; others are skipped. */
export type Fields = Readonly<Record<number, Field>>;

/**
 * Walks over one protobuf message.
 * @param what names the message in errors, e.g. "node 3"
 * @throws NetworkError "malformed" where the bytes are not that message
 */
export function readMessage(bytes: Uint8Array, what: string, fields: Fields): void {
  const reader = new BinaryReader(bytes);
  try {
    while (reader.pos < reader.len) {
      const [number, wireType] = reader.tag();
      const field = fields[number];
      if (!field) {
        reader.skip(wireType, number);
        continue;
      }
      if (!field.wireTypes.includes(wireType)) {
        throw new NetworkError("malformed", `${what} is not ONNX: field ${number} has wire type ${wireType}`);
      }
      field.read(reader, wireType);
      if (reader.pos > reader.len) throw new RangeError("premature EOF");
    }
  } catch (error) {
    if (error instanceof NetworkError) throw error;
    if (!(error instanceof Error)) throw error;
    throw new NetworkError("malformed", `${what} cannot be read as ONNX: ${reasonOf(error)}`);
  }
}

function reasonOf(error: Error): string {
  if (error instanceof RangeError) return "the bytes end inside it";
  // Of a text that is no UTF-8; other words of the reader are of wire types and tags.
  return error instanceof TypeError ? error.message : "its bytes are no protobuf message";
}

export const textField = (take: (text: string) => void): Field => ({
  wireTypes: [WireType.LengthDelimited],
  read: (reader) => take(reader.string(true)),
});

export const bytesField = (take: (bytes: Uint8Array) => void): Field => ({
  wireTypes: [WireType.LengthDelimited],
  read: (reader) => take(reader.bytes()),
});

/** A varint as a number; beyond ±2^53 it is rounded. */
export const integerField = (take: (value: number) => void): Field => ({
  wireTypes: [WireType.Varint],
  read: (reader) => take(Number(reader.int64())),
});

export const floatField = (take: (value: number) => void): Field => ({
  wireTypes: [WireType.Bit32],
  read: (reader) => take(reader.float()),
});

/** Repeated varints, packed or not. */
export const integersField = (list: number[]): Field => ({
  wireTypes: [WireType.Varint, WireType.LengthDelimited],
  read: (reader, wireType) =>
    readRepeated(reader, wireType, (inner) => {
      list.push(Number(inner.int64()));
    }),
});

/** Repeated floats, packed or not. */
export const floatsField = (list: number[]): Field => ({
  wireTypes: [WireType.Bit32, WireType.LengthDelimited],
  read: (reader, wireType) =>
    readRepeated(reader, wireType, (inner) => {
      list.push(inner.float());
    }),
});

/** Repeated doubles, packed or not. */
export const doublesField = (list: number[]): Field => ({
  wireTypes: [WireType.Bit64, WireType.LengthDelimited],
  read: (reader, wireType) =>
    readRepeated(reader, wireType, (inner) => {
      list.push(inner.double());
    }),
});

function readRepeated(reader: BinaryReader, wireType: WireType, take: (reader: BinaryReader) => void): void {
  if (wireType !== WireType.LengthDelimited) {
    take(reader);
    return;
  }
  const packed = new BinaryReader(reader.bytes());
  while (packed.pos < packed.len) take(packed);
  if (packed.pos > packed.len) throw new RangeError("premature EOF");
}
