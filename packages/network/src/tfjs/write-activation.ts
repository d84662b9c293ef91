import type { Layer } from "../network.ts";
import { rejectLayer } from "../reject-layer.ts";
import { addSimple, type Writing } from "./keras-writing.ts";

/**
 * Writes an elementwise activation or a softmax.
 * @returns undefined where the layer is none that Keras knows
 */
export function writeActivation(writing: Writing): string | undefined {
  const { layer, input } = writing;
  const activation = (name: string): string => addSimple(writing, "Activation", { activation: name });
  switch (layer.operator) {
    case "Relu":
      return addSimple(writing, "ReLU");
    case "LeakyRelu":
      return addSimple(writing, "LeakyReLU", { alpha: layer.alpha });
    case "Elu":
      return addSimple(writing, "ELU", { alpha: layer.alpha });
    case "Clip":
      if (layer.minimum !== 0) rejectLayer(layer, `Keras clips from 0, not from ${layer.minimum}`, "unsupported");
      return addSimple(writing, "ReLU", { max_value: Number.isFinite(layer.maximum) ? layer.maximum : null });
    case "Sigmoid":
      return activation("sigmoid");
    case "Tanh":
      return activation("tanh");
    case "HardSigmoid":
      if (Math.fround(layer.alpha) !== Math.fround(0.2) || layer.beta !== 0.5) {
        rejectLayer(layer, `Keras has 0.2 x + 0.5, not ${layer.alpha} x + ${layer.beta}`, "unsupported");
      }
      return activation("hard_sigmoid");
    case "Gelu":
      return activation(layer.approximate === "tanh" ? "gelu_new" : "gelu");
    case "PRelu": {
      const shape = layer.slope.shape.length > 0 ? layer.slope.shape : input.shape.map(() => 1);
      return writing.add({
        className: "PReLU",
        name: layer.name,
        inputs: [input.name],
        config: { shared_axes: shape.flatMap((length, axis) => (length === 1 ? [axis + 1] : [])) },
        weights: { alpha: { shape, data: layer.slope.data } },
      });
    }
    case "Softmax":
      return addSimple(writing, "Softmax", { axis: oneAxis(layer, layer.axes, input.shape) + 1 });
    case "LogSoftmax":
      if (oneAxis(layer, layer.axes, input.shape) !== input.shape.length - 1) {
        rejectLayer(layer, "Keras has only the log softmax over the last axis", "unsupported");
      }
      return activation("log_softmax");
    case "Identity":
    case "Cast":
      return activation("linear");
    default:
      return undefined;
  }
}

/** The one axis of several that is longer than 1. */
function oneAxis(layer: Layer, axes: readonly number[], input: readonly number[]): number {
  const [first, ...others] = axes.filter((axis) => input[axis] !== 1);
  if (others.length > 0) rejectLayer(layer, `Keras has a softmax over one axis, not ${axes.join(", ")}`, "unsupported");
  return first ?? input.length - 1;
}
