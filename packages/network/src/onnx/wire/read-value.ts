import type { ValueRecord } from "./model-file.ts";
import { bytesField, integerField, readMessage, textField } from "./read-message.ts";

/** Reads the declaration of an input or output. */
export function readValue(bytes: Uint8Array, what: string): ValueRecord {
  let name = "";
  let dataType = 0;
  let dims: (number | string)[] | undefined;
  readMessage(bytes, what, {
    1: textField((text) => {
      name = text;
    }),
    2: bytesField((type) =>
      readMessage(type, `the type of ${what}`, {
        1: bytesField((tensor) =>
          readMessage(tensor, `the type of ${what}`, {
            1: integerField((value) => {
              dataType = value;
            }),
            2: bytesField((shape) => {
              dims = readDims(shape, what);
            }),
          }),
        ),
      }),
    ),
  });
  return { name, dataType, dims };
}

/** Exporters write open axes as a name, as nothing, as 0 or as -1. */
function readDims(bytes: Uint8Array, what: string): (number | string)[] {
  const dims: (number | string)[] = [];
  readMessage(bytes, `the shape of ${what}`, {
    1: bytesField((message) => {
      let dim: number | string = "?";
      readMessage(message, `the shape of ${what}`, {
        1: integerField((value) => {
          if (value > 0) dim = value;
        }),
        2: textField((text) => {
          dim = text || "?";
        }),
      });
      dims.push(dim);
    }),
  });
  return dims;
}
