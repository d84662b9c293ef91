import type { AttributeKind, AttributeRecord, TensorRecord } from "./model-file.ts";
import {
  bytesField,
  floatField,
  floatsField,
  integerField,
  integersField,
  readMessage,
  textField,
} from "./read-message.ts";
import { readTensorRecord } from "./read-tensor-record.ts";

/** The file format's numbers for kinds of attribute. */
const kinds: Readonly<Record<number, AttributeKind>> = {
  1: "float",
  2: "integer",
  3: "text",
  4: "tensor",
  6: "floats",
  7: "integers",
};

/** Reads one attribute of a node; graphs inside it are left alone. */
export function readAttribute(bytes: Uint8Array, what: string): { name: string; record: AttributeRecord } {
  let name = "";
  let declared: number | undefined;
  let seen: AttributeKind | undefined;
  let float = 0;
  let integer = 0;
  let text = "";
  let tensor: TensorRecord | undefined;
  const floats: number[] = [];
  const integers: number[] = [];
  readMessage(bytes, what, {
    1: textField((value) => {
      name = value;
    }),
    2: floatField((value) => {
      float = value;
      seen = "float";
    }),
    3: integerField((value) => {
      integer = value;
      seen = "integer";
    }),
    4: bytesField((value) => {
      text = new TextDecoder().decode(value);
      seen = "text";
    }),
    5: bytesField((value) => {
      tensor = readTensorRecord(value, `a tensor in ${what}`);
      seen = "tensor";
    }),
    7: floatsField(floats),
    8: integersField(integers),
    20: integerField((value) => {
      declared = value;
    }),
  });
  if (floats.length > 0) seen ??= "floats";
  if (integers.length > 0) seen ??= "integers";
  // Files before version 2 declare no kind, and writers of proto3 leave zeros out.
  const kind = declared ? (kinds[declared] ?? "other") : (seen ?? "other");
  return { name, record: { kind, float, integer, text, tensor, floats, integers } };
}
