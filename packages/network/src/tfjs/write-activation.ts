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
      if (layer.alpha !== 1)
        rejectLayer(layer, `TensorFlow.js has ELU with alpha 1, not ${layer.alpha}`, "unsupported");
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
      // TensorFlow.js renames gelu_new while it loads, and then does not find it.
      if (layer.approximate === "tanh") rejectLayer(layer, "TensorFlow.js loads no tanh approximation", "unsupported");
      return activation("gelu");
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
      checkAxes(layer, layer.axes, input.shape);
      return addSimple(writing, "Softmax", { axis: -1 });
    case "LogSoftmax":
      checkAxes(layer, layer.axes, input.shape);
      return activation("log_softmax");
    case "Identity":
    case "Cast":
      return activation("linear");
    default:
      return undefined;
  }
}

/** TensorFlow.js has softmaxes over the last axis only; others of length 1 change nothing. */
function checkAxes(layer: Layer, axes: readonly number[], input: readonly number[]): void {
  const last = input.length - 1;
  if (axes.some((axis) => axis !== last && input[axis] !== 1) || (!axes.includes(last) && input[last] !== 1)) {
    rejectLayer(layer, `TensorFlow.js has a softmax over the last axis, not over ${axes.join(", ")}`, "unsupported");
  }
}
