import { NetworkError } from "../network-error.ts";
import { formatShape } from "../reject-layer.ts";
import type { Shape } from "../shape.ts";
import type { Fields } from "./fields.ts";

/**
 * The input's [height, width, channels], from the file and, where it leaves lengths open, from what was given.
 * @throws NetworkError "open-shape" where neither says it, "wrong-shape" where they differ
 */
export function readInputShape(config: Fields, given: Shape | undefined): Shape {
  const key = ["batch_input_shape", "batch_shape"].find((name) => config.value(name) !== undefined);
  const stated = key ? config.list(key).slice(1) : [null, null, null];
  if (stated.length !== 3) {
    config.reject(`expected an input of [height, width, channels], got ${JSON.stringify(stated)} besides the batch`);
  }
  return stated.map((length, axis) => {
    const wanted = given?.[axis];
    if (typeof length === "number") {
      if (wanted !== undefined && wanted !== length) {
        config.reject(`expects the input ${JSON.stringify(stated)}, got ${formatShape(given ?? [])}`, "wrong-shape");
      }
      return length;
    }
    if (wanted === undefined) {
      const open = `${config.where}: leaves the input's shape open (${JSON.stringify(stated)})`;
      throw new NetworkError("open-shape", `${open}; say it as [height, width, channels]`);
    }
    return wanted;
  });
}
