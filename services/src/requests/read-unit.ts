import type { Unit } from "@deconvscope/proto";
import type { WantedUnit } from "../engine/engine-jobs.ts";
import { quote, RequestError } from "../request-error.ts";
import type { StoredModel } from "../store/model-store.ts";
import { checkChannel, findProjectableLayer } from "./find-layer.ts";

/**
 * A unit of a request as the engine takes it.
 * @param field path of the unit in the request
 * @throws RequestError naming the part of it that is wrong
 */
export function readUnit(model: StoredModel, unit: Unit, field: string): WantedUnit {
  const layer = findProjectableLayer(model, unit.layer, `${field}.layer`);
  checkChannel(layer, unit.channel, `${field}.channel`);
  const { channel, x, y } = unit;
  if (y === undefined && x === undefined) {
    return { layer: layer.name, channel };
  }
  if (y === undefined || x === undefined) {
    const missing = y === undefined ? "y" : "x";
    throw new RequestError(
      "invalid",
      "nothing given; expected both y and x, or neither for the maximum",
      `${field}.${missing}`,
    );
  }
  const [height, width] = layer.shape.length === 3 ? layer.shape : [1, 1];
  checkPlace(y, height ?? 1, layer.name, `${field}.y`);
  checkPlace(x, width ?? 1, layer.name, `${field}.x`);
  return { layer: layer.name, channel, y, x };
}

function checkPlace(given: number, size: number, layer: string, field: string): void {
  if (given >= size) {
    const expected = size === 1 ? "0" : `0 … ${size - 1}`;
    throw new RequestError("invalid", `${given} given; expected ${expected} in ${quote(layer)}`, field);
  }
}
