import type { Operator } from "../operator.ts";
import { type KerasLayer, type LayerReader, type Output, readAxis } from "./keras-layer.ts";

type Activation = Exclude<Operator, { operator: "Input" }>;

/** By Keras' name in lower case, underscores left out; `rank` counts the input's axes. */
const activations: ReadonlyMap<string, (rank: number) => Activation> = new Map<string, (rank: number) => Activation>([
  ["relu", () => ({ operator: "Relu" })],
  ["relu6", () => ({ operator: "Clip", minimum: 0, maximum: 6 })],
  ["sigmoid", () => ({ operator: "Sigmoid" })],
  ["tanh", () => ({ operator: "Tanh" })],
  ["elu", () => ({ operator: "Elu", alpha: 1 })],
  ["hardsigmoid", () => ({ operator: "HardSigmoid", alpha: 0.2, beta: 0.5 })],
  ["gelu", () => ({ operator: "Gelu", approximate: "none" })],
  ["gelunew", () => ({ operator: "Gelu", approximate: "tanh" })],
  ["softmax", (rank) => ({ operator: "Softmax", axes: [rank - 1] })],
  ["logsoftmax", (rank) => ({ operator: "LogSoftmax", axes: [rank - 1] })],
  ["linear", () => ({ operator: "Identity" })],
]);

/**
 * Reads a layer that may end in a fused activation: two layers then, `<name>_logits` and, after the activation, `<name>`.
 * @param compute emits the layer without its activation, under the name it is given
 */
export function readWithActivation(layer: KerasLayer, compute: (name: string) => Output): Output {
  const activation = readActivationName(layer);
  if (activation === "linear") return compute(layer.name);
  return emitActivation(layer, activation, compute(`${layer.name}_logits`));
}

/** Readers of the layers that are activations. */
export const activationReaders: Readonly<Record<string, LayerReader>> = {
  Activation: (layer) => emitActivation(layer, readActivationName(layer), layer.input),
  ReLU: readRelu,
  LeakyReLU: (layer) =>
    layer.emit({
      operator: "LeakyRelu",
      alpha: layer.config.number("alpha", layer.config.number("negative_slope", 0.3)),
    }),
  ELU: (layer) => layer.emit({ operator: "Elu", alpha: layer.config.number("alpha", 1) }),
  PReLU: (layer) => layer.emit({ operator: "PRelu", slope: layer.weight("alpha") }),
  Softmax: (layer) => {
    const axis = layer.config.value("axis");
    const axes = Array.isArray(axis) ? layer.config.numbers("axis") : [layer.config.number("axis", -1)];
    return layer.emit({ operator: "Softmax", axes: axes.map((one) => readAxis(layer, one)) });
  },
};

/** A file may hold a name, or an object with the name of a registered class. */
function readActivationName(layer: KerasLayer): string {
  const given = layer.config.value("activation");
  const named = typeof given === "object" ? layer.config.object("activation").text("class_name") : given;
  return typeof named === "string" ? named : layer.config.text("activation", "linear");
}

function emitActivation(layer: KerasLayer, activation: string, before: Output): Output {
  const inputs = [before.name];
  const plain = activation.toLowerCase().replaceAll("_", "");
  if (plain === "swish" || plain === "silu") {
    const gate = layer.emit({ operator: "Sigmoid" }, { name: `${layer.name}_gate`, inputs });
    const operands = [{ layer: before.name }, { layer: gate.name }] as const;
    return layer.emit({ operator: "Mul", operands }, { inputs: [before.name, gate.name] });
  }
  const make = activations.get(plain);
  if (!make) {
    const read = [...activations.keys(), "swish"].join(", ");
    layer.config.reject(`expected one of the activations ${read}, got "${activation}"`);
  }
  return layer.emit(make(before.shape.length), { inputs });
}

function readRelu(layer: KerasLayer): Output {
  const { config } = layer;
  const slope = config.number("negative_slope", 0);
  const threshold = config.number("threshold", 0);
  const bounded = config.value("max_value") !== undefined;
  if (threshold !== 0) config.reject(`expected a threshold of 0, got ${threshold}`);
  if (bounded && slope !== 0) config.reject(`expected a max_value or a negative_slope, got both`);
  if (bounded) return layer.emit({ operator: "Clip", minimum: 0, maximum: config.number("max_value") });
  return layer.emit(slope === 0 ? { operator: "Relu" } : { operator: "LeakyRelu", alpha: slope });
}
