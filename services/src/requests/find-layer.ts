import type { LayerAnatomy } from "../engine/model-anatomy.ts";
import { quote, RequestError } from "../request-error.ts";
import type { StoredModel } from "../store/model-store.ts";
import { listChoices } from "./list-choices.ts";

/**
 * A model's layer by name.
 * @throws RequestError "not-found" naming those that are close
 */
export function findLayer(model: StoredModel, given: string, field: string): LayerAnatomy {
  const { layers } = model.anatomy;
  if (given === "") {
    throw new RequestError("invalid", "nothing given; expected a layer's name", field);
  }
  const layer = layers.find(({ name }) => name === given);
  if (layer === undefined) {
    const choices = listChoices(
      given,
      layers.map(({ name }) => name),
    );
    throw new RequestError("not-found", `${quote(model.name)} has no layer ${quote(given)}; ${choices}`, field);
  }
  return layer;
}

/** The same, of layers whose units can be projected. */
export function findProjectableLayer(model: StoredModel, given: string, field: string): LayerAnatomy {
  const layer = findLayer(model, given, field);
  if (!layer.projectable) {
    const others = model.anatomy.layers.filter(({ projectable }) => projectable).map(({ name }) => name);
    const choices = listChoices(given, others);
    throw new RequestError(
      "invalid",
      `${quote(given)} is of operator ${layer.operator}, whose units cannot be projected; ${choices}`,
      field,
    );
  }
  return layer;
}

/** @throws RequestError "invalid" unless the layer has that many feature maps, or units */
export function checkChannel(layer: LayerAnatomy, channel: number, field: string): void {
  const count = layer.shape.at(-1) ?? 0;
  if (channel >= count) {
    const things = layer.shape.length === 3 ? "feature maps" : "units";
    throw new RequestError(
      "invalid",
      `${channel} given; ${quote(layer.name)} has ${count} ${things}, expected 0 … ${count - 1}`,
      field,
    );
  }
}
