import type { Layer } from "@deconvscope/network";
import { type AxisReach, type AxisSliding, slideReach, uniteReaches } from "./axis-reach.ts";

/** What a square can change of a layer's maps, rows and columns. */
export type Reach = readonly [AxisReach, AxisReach];

/** How a layer's output cells lie over the cells that they are computed from, rows and columns. */
export type Sliding = readonly [AxisSliding, AxisSliding];

/** Each output cell is computed from the cell at its own place. */
export const cellByCell: Sliding = [
  { stride: 1, before: 0, extent: 1 },
  { stride: 1, before: 0, extent: 1 },
];

export function isCellByCell(sliding: Sliding): boolean {
  return sliding.every(({ stride, before, extent }) => stride === 1 && before === 0 && extent === 1);
}

/**
 * What a square can change of a layer, from what it can change of those it reads.
 * @param inputs in the order of `layer.inputs`
 * @returns undefined where the layer mixes places, or inputs of other sizes, so that everything may change
 */
export function layerReach(layer: Layer, inputs: readonly Reach[]): Reach | undefined {
  const sliding = slidingOf(layer);
  const [height, width] = layer.shape;
  if (sliding === undefined || height === undefined || width === undefined) return undefined;
  const isAligned = inputs.every(([rows, columns]) => rows.length === height && columns.length === width);
  if (inputs.length > 1 && !isAligned) return undefined;
  const slid = inputs.map(
    ([rows, columns]): Reach => [slideReach(rows, sliding[0], height), slideReach(columns, sliding[1], width)],
  );
  return [uniteReaches(slid.map(([rows]) => rows)), uniteReaches(slid.map(([, columns]) => columns))];
}

/** How a layer slides over its inputs; undefined where it mixes places in another way. */
export function slidingOf(layer: Layer): Sliding | undefined {
  if (layer.shape.length !== 3) return undefined;
  switch (layer.operator) {
    case "Conv":
    case "MaxPool":
    case "AveragePool": {
      const { kernel, strides, dilations, pads } = layer;
      return [
        { stride: strides[0], before: pads.top, extent: (kernel[0] - 1) * dilations[0] + 1 },
        { stride: strides[1], before: pads.left, extent: (kernel[1] - 1) * dilations[1] + 1 },
      ];
    }
    case "Pad": {
      const [[top], [left], depth] = layer.amounts as [
        readonly [number, number],
        readonly [number, number],
        readonly [number, number],
      ];
      if (layer.mode !== "constant" || layer.value !== 0 || depth[0] !== 0 || depth[1] !== 0) return undefined;
      return [
        { stride: 1, before: top, extent: 1 },
        { stride: 1, before: left, extent: 1 },
      ];
    }
    case "Slice": {
      const [down, across] = layer.steps as [number, number];
      if (down < 1 || across < 1) return undefined;
      return [
        { stride: down, before: -layer.starts[0]!, extent: 1 },
        { stride: across, before: -layer.starts[1]!, extent: 1 },
      ];
    }
    case "Concat":
      return layer.axis === 2 ? cellByCell : undefined;
    case "Add":
    case "Sub":
    case "Mul":
    case "Div":
      return layer.operands.every((operand) => "layer" in operand || isPerChannel(operand.constant.shape))
        ? cellByCell
        : undefined;
    case "PRelu":
      return isPerChannel(layer.slope.shape) ? cellByCell : undefined;
    case "Sum":
    case "LRN":
    case "BatchNormalization":
    case "Dropout":
    case "Identity":
    case "Cast":
    case "Relu":
    case "LeakyRelu":
    case "Elu":
    case "Sigmoid":
    case "Tanh":
    case "HardSigmoid":
    case "HardSwish":
    case "Gelu":
    case "Clip":
      return cellByCell;
    default:
      return undefined;
  }
}

/** Whether a constant is the same at every place. */
function isPerChannel(shape: readonly number[]): boolean {
  return shape.slice(0, -1).every((length) => length === 1);
}
