import { type DescMessage, type MessageShape, toJson } from "@bufbuild/protobuf";

/** A message as indented JSON for programs: fields that are 0, empty or false are there as well. */
export function formatMessage<Schema extends DescMessage>(schema: Schema, message: MessageShape<Schema>): string {
  return `${JSON.stringify(toJson(schema, message, { alwaysEmitImplicit: true }), null, 2)}\n`;
}
