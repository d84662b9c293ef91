import { type AxisField, padField, sliceField, slideField, unionFields, wholeAxis } from "./axis-field.ts";
import type { Layer, Network } from "./network.ts";
import type { Shape } from "./shape.ts";
import { axisWindows } from "./window.ts";

/** Unit i sees the input pixels offset + i·stride … offset + i·stride + size − 1 along each axis. */
export interface ReceptiveField {
  readonly height: number;
  readonly width: number;
  readonly strideY: number;
  readonly strideX: number;
  readonly offsetY: number;
  readonly offsetX: number;
}

/** Rows first. */
type Fields = readonly [AxisField, AxisField];

/**
 * What one unit of each layer sees of the input, padding included; unclipped, so offsets may be negative.
 * After Concat and Add it is the union of the branches. Where a layer mixes all places (dense, global pool), or
 * branches of different strides meet, units see the whole input: stride 0, offset 0, the input's size.
 */
export function receptiveFields(network: Network): ReadonlyMap<string, ReceptiveField> {
  const known = new Map<string, { fields: Fields; shape: Shape }>();
  const result = new Map<string, ReceptiveField>();
  const [height = 1, width = 1] = network.layers[0]?.shape ?? [];
  const whole: Fields = [wholeAxis(height), wholeAxis(width)];
  for (const layer of network.layers) {
    const inputs = layer.inputs.flatMap((name) => known.get(name) ?? []);
    const isMap = layer.shape.length === 3 && inputs.every(({ shape }) => shape.length === 3);
    const fields = isMap ? fieldsOfMap(layer, inputs, whole) : whole;
    known.set(layer.name, { fields, shape: layer.shape });
    const [y, x] = fields;
    result.set(layer.name, {
      height: y.size,
      width: x.size,
      strideY: y.stride,
      strideX: x.stride,
      offsetY: y.offset,
      offsetX: x.offset,
    });
  }
  return result;
}

function fieldsOfMap(layer: Layer, inputs: readonly { fields: Fields; shape: Shape }[], whole: Fields): Fields {
  const pixel: AxisField = { size: 1, stride: 1, offset: 0 };
  const first = inputs[0];
  if (!first) return [pixel, pixel];
  const each = (see: (field: AxisField, axis: 0 | 1) => AxisField): Fields => [
    see(first.fields[0], 0),
    see(first.fields[1], 1),
  ];
  const mixing = (mixes: (axis: 0 | 1) => boolean): Fields =>
    each((field, axis) => (mixes(axis) ? whole[axis] : field));
  switch (layer.operator) {
    case "Conv":
    case "MaxPool":
    case "AveragePool": {
      const windows = axisWindows(layer);
      return each((field, axis) => slideField(field, windows[axis]));
    }
    case "GlobalAveragePool":
    case "GlobalMaxPool":
    case "InstanceNormalization":
      return whole;
    case "Reshape":
    case "Flatten":
    case "Squeeze":
    case "Unsqueeze":
      return layer.shape.every((length, axis) => length === first.shape[axis]) ? first.fields : whole;
    case "Transpose":
      return layer.permutation[2] === 2 && layer.permutation[0] === 0 ? first.fields : whole;
    case "Slice":
      return each((field, axis) => sliceField(field, layer.starts[axis] ?? 0, layer.steps[axis] ?? 1));
    case "Pad":
      return each((field, axis) => padFields(layer, field, axis));
    case "ReduceMean":
    case "Softmax":
    case "LogSoftmax":
      return mixing((axis) => layer.axes.includes(axis));
    case "MatMul": {
      const [left, right] = layer.operands;
      return mixing((axis) => ("layer" in left && axis === 1) || ("layer" in right && axis === 0));
    }
    case "Concat": {
      const union = uniteBranches(layer, inputs, whole);
      return layer.axis === 2
        ? union
        : [layer.axis === 0 ? whole[0] : union[0], layer.axis === 1 ? whole[1] : union[1]];
    }
    default:
      return uniteBranches(layer, inputs, whole);
  }
}

function padFields(layer: Layer & { operator: "Pad" }, field: AxisField, axis: 0 | 1): AxisField {
  const [before, after] = layer.amounts[axis] ?? [0, 0];
  const reach = { constant: 0, edge: 1, reflect: 2 }[layer.mode];
  return padField(field, before, reach * Math.max(0, before), reach * Math.max(0, after));
}

function uniteBranches(layer: Layer, inputs: readonly { fields: Fields; shape: Shape }[], whole: Fields): Fields {
  const unite = (axis: 0 | 1): AxisField => {
    const length = layer.shape[axis] ?? 1;
    const branches = inputs.map(({ fields, shape }) =>
      shape[axis] === 1 && length > 1 ? { ...fields[axis], stride: 0 } : fields[axis],
    );
    return branches.reduce((union, branch) => unionFields(union, branch, length) ?? whole[axis]);
  };
  return [unite(0), unite(1)];
}
