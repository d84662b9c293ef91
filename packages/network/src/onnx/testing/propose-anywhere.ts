import type { Operand } from "../../operator.ts";
import type { Constant, Pair } from "../../shape.ts";
import { toDims, toShape } from "../axis-order.ts";
import type { Place, Proposal, Propose } from "./proposal.ts";

/** Layers that read values of any rank. */
export const proposeAnywhere: readonly Propose[] = [
  ({ draw, name }) => ({
    operator: draw.choose("Relu", "Sigmoid", "Tanh", "HardSwish", "Dropout", "Identity", "Cast"),
    inputs: [name],
  }),
  ({ draw, name }) => ({ operator: draw.choose("LeakyRelu", "Elu"), alpha: draw.float(), inputs: [name] }),
  ({ draw, name }) => ({ operator: "HardSigmoid", alpha: draw.float(), beta: draw.float(), inputs: [name] }),
  ({ draw, name }) => ({ operator: "Gelu", approximate: draw.choose("none", "tanh"), inputs: [name] }),
  (place) => ({ operator: "PRelu", slope: repeating(place), inputs: [place.name] }),
  ({ draw, name }) => ({
    operator: "Clip",
    minimum: draw.choose(0, Number.NEGATIVE_INFINITY),
    maximum: draw.choose(6, Number.POSITIVE_INFINITY),
    inputs: [name],
  }),
  (place) => {
    const layer: Operand = { layer: place.name };
    const constant: Operand = { constant: repeating(place) };
    const operands = place.draw.choose<readonly [Operand, Operand]>([layer, constant], [constant, layer]);
    return { operator: place.draw.choose("Add", "Sub", "Mul", "Div"), operands, inputs: [place.name] };
  },
  (place) => {
    const other = likeIt(place);
    const operands: readonly [Operand, Operand] = [{ layer: place.name }, { layer: other }];
    return { operator: place.draw.choose("Add", "Mul"), operands, inputs: [place.name, other] };
  },
  (place) => ({
    operator: "Sum",
    inputs: place.draw.choose([place.name, likeIt(place)], [place.name, place.name, place.name]),
  }),
  (place) => ({ operator: "Concat", axis: anAxis(place), inputs: [place.name, likeIt(place)] }),
  (place) => ({ operator: place.draw.choose("Softmax", "LogSoftmax"), axes: [anAxis(place)], inputs: [place.name] }),
  (place) => ({ operator: "ReduceMean", axes: [anAxis(place)], keepDimensions: true, inputs: [place.name] }),
  ({ draw, name, shape }) => {
    const left = shape.map((_, axis) => axis);
    const permutation = shape.flatMap(() => left.splice(draw.pick(left.length), 1));
    return { operator: "Transpose", permutation, inputs: [name] };
  },
  proposeSlice,
  ({ draw, name, shape }) => {
    const mode = draw.choose("constant", "reflect", "edge");
    const amounts = shape.map((length): Pair => [draw.choose(0, Math.min(1, length - 1)), draw.choose(0, 0, -1)]);
    return { operator: "Pad", mode, amounts, value: mode === "constant" ? draw.choose(0, 0.5) : 0, inputs: [name] };
  },
  ({ name, shape }) => {
    const joined = (shape.at(-1) ?? 1) * (shape.at(-2) ?? 1);
    return { operator: "Reshape", shape: [...shape.slice(0, -2), joined], order: "channels-first", inputs: [name] };
  },
  ({ name, shape }) => {
    const longer = toShape([...toDims(shape, 1), 1]);
    return { operator: "Unsqueeze", shape: longer, order: "channels-first", inputs: [name] };
  },
  ({ name, shape }) => {
    const [batch = 1, ...dims] = toDims(shape, 1);
    const squeezed = toShape([batch, ...dims.filter((length) => length !== 1)]);
    const operator = dims.includes(1) ? "Squeeze" : "Reshape";
    return { operator, shape: squeezed, order: "channels-first", inputs: [name] };
  },
];

function proposeSlice({ draw, name, shape }: Place): Proposal {
  const ranges = shape.map((length) => {
    const start = draw.pick(length);
    const step = draw.choose(1, 2, -1);
    const most = step > 0 ? Math.ceil((length - start) / step) : start + 1;
    return { start, step, size: 1 + draw.pick(most) };
  });
  return {
    operator: "Slice",
    starts: ranges.map(({ start }) => start),
    sizes: ranges.map(({ size }) => size),
    steps: ranges.map(({ step }) => step),
    inputs: [name],
  };
}

/** A constant that repeats to the layer's shape. */
function repeating({ draw, shape }: Place): Constant {
  return draw.constant(...shape.map((length) => draw.choose(1, length)));
}

function likeIt({ draw, name, alike }: Place): string {
  return draw.choose(name, ...alike);
}

function anAxis({ draw, shape }: Place): number {
  return draw.pick(Math.max(1, shape.length));
}
