import type { TensorRecord } from "./model-file.ts";
import {
  bytesField,
  doublesField,
  floatsField,
  integerField,
  integersField,
  readMessage,
  textField,
} from "./read-message.ts";

/** Where a tensor's values are: 1 is another file. */
const EXTERNAL_LOCATION = 1;

/** Reads a tensor as the file stores it. */
export function readTensorRecord(bytes: Uint8Array, what: string): TensorRecord {
  let name = "";
  let dataType = 0;
  let raw: Uint8Array | undefined;
  let external = false;
  const dims: number[] = [];
  const floats: number[] = [];
  const integers: number[] = [];
  const doubles: number[] = [];
  readMessage(bytes, what, {
    1: integersField(dims),
    2: integerField((value) => {
      dataType = value;
    }),
    4: floatsField(floats),
    5: integersField(integers),
    7: integersField(integers),
    8: textField((text) => {
      name = text;
    }),
    9: bytesField((value) => {
      raw = value;
    }),
    10: doublesField(doubles),
    11: integersField(integers),
    13: bytesField(() => {
      external = true;
    }),
    14: integerField((value) => {
      external ||= value === EXTERNAL_LOCATION;
    }),
  });
  return { name, dims, dataType, raw, floats, integers, doubles, external };
}
