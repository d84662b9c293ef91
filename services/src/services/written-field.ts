import { type DescField, type Message, toBinary, type UnknownField } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/**
 * A field of a message as it is written. A message that has it among its unknown fields is written with these bytes, so
 * that many are told the same and it is written once.
 * @throws TypeError if the field is no message, or is one of another kind
 */
export function writeField({ number, message: desc, name }: DescField, value: Message): UnknownField {
  if (desc === undefined || desc.typeName !== value.$typeName) {
    throw new TypeError(`${name}: expected a message ${desc?.typeName ?? "field"}, got ${value.$typeName}`);
  }
  const data = new BinaryWriter().bytes(toBinary(desc, value)).finish();
  return { no: number, wireType: WireType.LengthDelimited, data };
}
