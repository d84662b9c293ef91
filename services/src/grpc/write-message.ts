import { type DescMessage, type Message, type MessageShape, toBinary } from "@bufbuild/protobuf";
import { BinaryWriter } from "@bufbuild/protobuf/wire";

const kept = new WeakMap<Message, Buffer>();

/**
 * A message's bytes. One that has fields written already is told to many: these are copied once, and none is kept deeper
 * in it.
 */
export function writeMessage(desc: DescMessage, message: MessageShape<DescMessage>): Buffer {
  const written = message.$unknown ?? [];
  if (written.length === 0) {
    const { buffer, byteOffset, byteLength } = toBinary(desc, message);
    return Buffer.from(buffer, byteOffset, byteLength);
  }
  const known = kept.get(message);
  if (known !== undefined) {
    return known;
  }
  const rest = toBinary(desc, message, { writeUnknownFields: false });
  const fields = written.flatMap(({ no, wireType, data }) => [new BinaryWriter().tag(no, wireType).finish(), data]);
  const bytes = Buffer.concat([rest, ...fields]);
  kept.set(message, bytes);
  return bytes;
}
