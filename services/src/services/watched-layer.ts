import type { LayerAnatomy } from "../engine/model-anatomy.ts";
import { quote, RequestError } from "../request-error.ts";
import type { StoredModel } from "../store/model-store.ts";

/** Operators that compute no maps of their own: they thin out, scale or arrange those before them. */
const passing = new Set([
  "Input",
  "MaxPool",
  "AveragePool",
  "GlobalAveragePool",
  "GlobalMaxPool",
  "ReduceMean",
  "LRN",
  "Dropout",
  "Identity",
  "Cast",
  "Pad",
  "Slice",
  "Reshape",
  "Flatten",
  "Squeeze",
  "Unsqueeze",
  "Transpose",
  "Softmax",
  "LogSoftmax",
]);

/**
 * The layer that is watched unless another one is asked for: the deepest whose maps have places and are not one a class;
 * where there is none, the last before the classes, else the last of all. No other place decides it.
 * @throws RequestError where no layer can be projected
 */
export function watchedLayer({ name, anatomy: { layers, classes } }: StoredModel, field: string): string {
  const own = layers.filter(({ operator, projectable }) => projectable && !passing.has(operator));
  const features = own.filter(({ shape }) => shape.at(-1) !== classes);
  const found = features.findLast(hasPlaces) ?? features.at(-1) ?? own.at(-1);
  if (found === undefined) {
    const why = `nothing given, and ${quote(name)} has no layer whose units can be projected`;
    throw new RequestError("invalid", `${why}; expected a layer's name`, field);
  }
  return found.name;
}

function hasPlaces({ shape }: LayerAnatomy): boolean {
  const [height = 1, width = 1] = shape;
  return shape.length === 3 && height * width > 1;
}
