import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";

/** A protobuf message whose schema is not at hand: what lies in its fields, by their numbers. */
export class WireFields {
  readonly #fields = new Map<number, (Uint8Array | bigint)[]>();

  constructor(bytes: Uint8Array) {
    const reader = new BinaryReader(bytes);
    while (reader.pos < reader.len) {
      const [field, type] = reader.tag();
      const values = this.#fields.get(field) ?? [];
      this.#fields.set(field, [...values, readValue(reader, type)]);
    }
  }

  messages(field: number): WireFields[] {
    return this.bytes(field).map((bytes) => new WireFields(bytes));
  }

  bytes(field: number): Uint8Array[] {
    return (this.#fields.get(field) ?? []).filter((value) => value instanceof Uint8Array);
  }

  text(field: number): string {
    return new TextDecoder().decode(this.bytes(field)[0]);
  }

  /** Whole numbers, of one field each or packed as fixed ones of 64 bits. */
  integers(field: number): number[] {
    return (this.#fields.get(field) ?? []).flatMap((value) =>
      value instanceof Uint8Array ? Array.from(words(value, "getBigUint64"), Number) : [Number(value)],
    );
  }

  /** Doubles, of one field each or packed. */
  doubles(field: number): number[] {
    return (this.#fields.get(field) ?? []).flatMap((value) => {
      const bytes = value instanceof Uint8Array ? value : new Uint8Array(BigUint64Array.of(value).buffer);
      return words(bytes, "getFloat64");
    });
  }
}

function readValue(reader: BinaryReader, type: WireType): Uint8Array | bigint {
  switch (type) {
    case WireType.Varint:
      return BigInt(reader.uint64());
    case WireType.Bit64:
      return BigInt(reader.fixed64());
    case WireType.Bit32:
      return BigInt(reader.fixed32());
    case WireType.LengthDelimited:
      return reader.bytes();
    default:
      throw new Error(`expected a value, got wire type ${type}`);
  }
}

function words<Read extends "getBigUint64" | "getFloat64">(bytes: Uint8Array, read: Read) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from(
    { length: bytes.length / 8 },
    (_, index) => view[read](index * 8, true) as ReturnType<DataView[Read]>,
  );
}
