import { RequestError } from "../request-error.ts";
import type { StoredModel } from "../store/model-store.ts";

/**
 * The layer that is watched unless another one is asked for: the last convolution, rectified where a rectifier alone
 * reads it; one that gives the class scores only where there is no other.
 * @throws RequestError where the model has no convolution
 */
export function watchedLayer({ name, anatomy: { layers, classes } }: StoredModel, field: string): string {
  const convolutions = layers.filter(({ operator, projectable }) => operator === "Conv" && projectable);
  const last = convolutions.findLast(({ shape }) => shape.at(-1) !== classes) ?? convolutions.at(-1);
  if (last === undefined) {
    throw new RequestError(
      "invalid",
      `nothing given, and "${name}" has no convolution; expected a layer's name`,
      field,
    );
  }
  const [reader, ...others] = layers.filter(({ inputs }) => inputs.includes(last.name));
  return reader?.operator === "Relu" && others.length === 0 ? reader.name : last.name;
}
