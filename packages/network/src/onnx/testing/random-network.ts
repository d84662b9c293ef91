import { buildNetwork } from "../../build-network.ts";
import { inferShape } from "../../infer-shape.ts";
import type { LayerSpec } from "../../layer-spec.ts";
import type { Network } from "../../network.ts";
import { NetworkError } from "../../network-error.ts";
import type { Operand, Operator } from "../../operator.ts";
import type { Constant, Pair, Shape } from "../../shape.ts";
import { toDims, toShape } from "../axis-order.ts";

type Proposal = Exclude<Operator, { operator: "Input" }> & { readonly inputs: readonly string[] };

interface Known {
  readonly name: string;
  readonly shape: Shape;
}

/**
 * A network of about `length` layers of any operator, in the form in which ONNX files are read.
 * @param random uniform in [0, 1)
 */
export function randomNetwork(random: () => number, length: number): Network {
  const known: Known[] = [{ name: "image", shape: [5 + pick(4), 5 + pick(4), 1 + pick(4)] }];
  const specs: LayerSpec[] = [{ operator: "Input", name: "image", inputs: [], shape: known[0]?.shape ?? [] }];
  function pick(count: number): number {
    return Math.floor(random() * count);
  }
  for (let index = 0; index < length; index += 1) {
    const proposal = propose(random, known);
    const spec: LayerSpec = { ...proposal, name: `${proposal.operator}/${index} ü` };
    const shapes = proposal.inputs.map((name) => known.find((each) => each.name === name)?.shape ?? []);
    try {
      known.push({ name: spec.name, shape: inferShape(spec, shapes) });
      specs.push(spec);
    } catch (error) {
      // A window that does not fit: another layer comes instead.
      if (!(error instanceof NetworkError)) throw error;
    }
  }
  const output = known.at(-1)?.name ?? "";
  return buildNetwork(keepNeeded(specs, output), output);
}

function keepNeeded(specs: readonly LayerSpec[], output: string): LayerSpec[] {
  const needed = new Set([output]);
  for (const spec of specs.toReversed()) if (needed.has(spec.name)) for (const name of spec.inputs) needed.add(name);
  return specs.filter(({ name }) => needed.has(name));
}

function propose(random: () => number, known: readonly Known[]): Proposal {
  const pick = (count: number): number => Math.floor(random() * count);
  const choose = <T>(...values: readonly T[]): T => values[pick(values.length)] ?? (values[0] as T);
  const float = (): number => Math.fround(random() * 2 - 1);
  const floats = (count: number): Float32Array => Float32Array.from({ length: count }, float);
  const constant = (...shape: number[]): Constant => ({ shape, data: floats(shape.reduce((a, b) => a * b, 1)) });
  const { name, shape } = choose(...known.slice(-3));
  const inputs = [name];
  const rank = shape.length;
  const channels = shape.at(-1) ?? 1;
  const pair = (most: number): Pair => [1 + pick(most), 1 + pick(most)];
  const sliding = () => ({
    kernel: pair(3),
    strides: pair(2),
    dilations: pair(2),
    pads: { top: pick(2), left: pick(2), bottom: pick(2), right: pick(2) },
  });
  const repeating = (): Constant => constant(...shape.map((length) => choose(1, length)));
  const axis = pick(Math.max(1, rank));
  const anywhere: (() => Proposal)[] = [
    () => ({ operator: choose("Relu", "Sigmoid", "Tanh", "HardSwish", "Dropout", "Identity", "Cast"), inputs }),
    () => ({ operator: choose("LeakyRelu", "Elu"), alpha: float(), inputs }),
    () => ({ operator: "HardSigmoid", alpha: float(), beta: float(), inputs }),
    () => ({ operator: "Gelu", approximate: choose("none", "tanh"), inputs }),
    () => ({ operator: "PRelu", slope: repeating(), inputs }),
    () => ({ operator: "Clip", minimum: choose(0, -Infinity), maximum: choose(6, Infinity), inputs }),
    () => {
      const pairOf: [Operand, Operand] = [{ layer: name }, { constant: repeating() }];
      const operands = choose(pairOf, [pairOf[1], pairOf[0]] as const);
      return { operator: choose("Add", "Sub", "Mul", "Div"), operands, inputs };
    },
    () => {
      const other = choose(...known.filter((each) => each.shape.join() === shape.join())).name;
      return choose<Proposal>(
        { operator: choose("Add", "Mul"), operands: [{ layer: name }, { layer: other }], inputs: [name, other] },
        { operator: "Sum", inputs: [name, other, name] },
        { operator: "Sum", inputs: [other, name] },
      );
    },
    () => {
      const others = known.filter((each) => each.shape.join() === shape.join());
      return { operator: "Concat", axis, inputs: [name, choose(...others).name] };
    },
    () => ({ operator: choose("Softmax", "LogSoftmax"), axes: [axis], inputs }),
    () => {
      const permutation = shape.map((_, each) => each).sort(() => random() - 0.5);
      return { operator: "Transpose", permutation, inputs };
    },
    () => {
      const starts = shape.map((length) => pick(length));
      const steps = shape.map(() => choose(1, 2, -1));
      const room = (each: number, length: number): number => {
        const step = steps[each] ?? 1;
        return step > 0 ? Math.ceil((length - (starts[each] ?? 0)) / step) : (starts[each] ?? 0) + 1;
      };
      const sizes = shape.map((length, each) => 1 + pick(room(each, length)));
      return { operator: "Slice", starts, sizes, steps, inputs };
    },
    () => {
      const mode = choose("constant", "reflect", "edge");
      const amounts = shape.map((length): Pair => [choose(0, Math.min(1, length - 1)), choose(0, 0, -1)]);
      return { operator: "Pad", mode, amounts, value: mode === "constant" ? choose(0, 0.5) : 0, inputs };
    },
    () => ({ operator: "ReduceMean", axes: [axis], keepDimensions: true, inputs }),
    () => ({ operator: "Reshape", shape: [...shape.slice(0, -2), channels * (shape.at(-2) ?? 1)], order, inputs }),
    () => ({ operator: "Unsqueeze", shape: toShape([...toDims(shape, 1), 1]), order, inputs }),
    () => {
      const [batch = 1, ...dims] = toDims(shape, 1);
      const squeezed = toShape([batch, ...dims.filter((length) => length !== 1)]);
      return { operator: dims.includes(1) ? "Squeeze" : "Reshape", shape: squeezed, order, inputs };
    },
  ];
  const order = "channels-first";
  const batchNormalization = (): Proposal => ({
    operator: "BatchNormalization",
    gamma: floats(channels),
    beta: floats(channels),
    mean: floats(channels),
    variance: floats(channels).map(Math.abs),
    epsilon: Math.fround(1e-3),
    inputs,
  });
  const ofMaps: (() => Proposal)[] = [
    () => {
      const at = sliding();
      const groups = choose(1, channels);
      const outputs = groups * (1 + pick(3));
      const filters = constant(...at.kernel, channels / groups, outputs);
      return { operator: "Conv", ...at, groups, filters, bias: choose(undefined, floats(outputs)), inputs };
    },
    () => ({ operator: "MaxPool", ...sliding(), ceil: choose(true, false), inputs }),
    () => ({
      operator: "AveragePool",
      ...sliding(),
      ceil: choose(true, false),
      countIncludePad: choose(true, false),
      inputs,
    }),
    () => ({ operator: choose("GlobalAveragePool", "GlobalMaxPool"), inputs }),
    () => ({ operator: "LRN", size: 1 + pick(5), alpha: float(), beta: 0.75, bias: 1, inputs }),
    batchNormalization,
    () => ({
      operator: "InstanceNormalization",
      gamma: floats(channels),
      beta: floats(channels),
      epsilon: Math.fround(1e-3),
      inputs,
    }),
    () => {
      const factor = constant(shape[1] ?? 1, 1 + pick(3), choose(1, channels));
      return { operator: "MatMul", operands: [{ layer: name }, { constant: factor }], inputs };
    },
    () => {
      const factor = constant(1 + pick(3), shape[0] ?? 1, choose(1, channels));
      return { operator: "MatMul", operands: [{ constant: factor }, { layer: name }], inputs };
    },
    () => ({ operator: "Flatten", shape: [shape.reduce((a, b) => a * b, 1)], order, inputs }),
    () => ({ operator: "ReduceMean", axes: choose([0, 1], [2]), keepDimensions: false, inputs }),
  ];
  const ofVectors: (() => Proposal)[] = [
    () => {
      const units = 1 + pick(6);
      const weights = constant(channels, units);
      return { operator: "Gemm", weights, bias: choose(undefined, floats(units)), inputs };
    },
    batchNormalization,
    () => ({ operator: "Reshape", shape: [1, channels, 1], order, inputs }),
  ];
  const ofMatrices: (() => Proposal)[] = [
    () => ({ operator: "Gemm", weights: constant(channels, 1 + pick(3)), bias: undefined, inputs }),
    () => {
      const factor = constant(1 + pick(3), shape[0] ?? 1);
      return { operator: "MatMul", operands: [{ constant: factor }, { layer: name }], inputs };
    },
    () => ({ operator: "Reshape", shape: [1, shape[0] ?? 1, channels], order, inputs }),
  ];
  const special = rank === 3 ? ofMaps : rank === 1 ? ofVectors : rank === 2 ? ofMatrices : [];
  return choose(...anywhere, ...special, ...special)();
}
