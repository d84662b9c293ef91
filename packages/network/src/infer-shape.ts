import { inferArithmeticShape, inferGemmShape, inferMatMulShape, inferSumShape } from "./infer-arithmetic-shape.ts";
import {
  inferConcatShape,
  inferPadShape,
  inferReduceMeanShape,
  inferReshapeShape,
  inferSliceShape,
  inferTransposeShape,
} from "./infer-rearranged-shape.ts";
import { inferConvShape, inferPoolShape } from "./infer-sliding-shape.ts";
import type { LayerSpec } from "./layer-spec.ts";
import { formatShape, rejectLayer } from "./reject-layer.ts";
import { requireMap } from "./require-map.ts";
import type { Shape } from "./shape.ts";

/** Beyond this a single feature map would take a gigabyte. */
const MOST_ELEMENTS = 2 ** 28;

/**
 * The shape of a layer's output for one image.
 * @param inputs shapes of the layers it reads, in the order of `spec.inputs`
 * @throws NetworkError "inconsistent" where they do not fit the operator, "unsupported" beyond 2^28 elements
 */
export function inferShape(spec: LayerSpec, inputs: readonly Shape[]): Shape {
  checkInputCount(spec, inputs.length);
  const shape = inferOperatorShape(spec, inputs);
  if (!shape.every((length) => Number.isSafeInteger(length) && length >= 1)) {
    rejectLayer(spec, `expected an output of at least one element, got ${formatShape(shape)}`);
  }
  if (shape.reduce((product, length) => product * length, 1) > MOST_ELEMENTS) {
    rejectLayer(
      spec,
      `expected an output of at most ${MOST_ELEMENTS} elements, got ${formatShape(shape)}`,
      "unsupported",
    );
  }
  return shape;
}

function inferOperatorShape(spec: LayerSpec, inputs: readonly Shape[]): Shape {
  const first = inputs[0] ?? [];
  switch (spec.operator) {
    case "Input":
      if (spec.shape.length !== 3 && spec.shape.length !== 1) {
        rejectLayer(spec, `expected the shape [height, width, channels] or [units], got ${formatShape(spec.shape)}`);
      }
      return spec.shape;
    case "Conv":
      return inferConvShape(spec, first);
    case "MaxPool":
    case "AveragePool":
      return inferPoolShape(spec, first);
    case "GlobalAveragePool":
    case "GlobalMaxPool":
      return [1, 1, requireMap(spec, first)[2]];
    case "LRN":
      if (!Number.isInteger(spec.size) || spec.size < 1) {
        rejectLayer(spec, `expected a size of at least 1 channel, got ${spec.size}`);
      }
      return requireMap(spec, first);
    case "InstanceNormalization":
      return requireMap(spec, first);
    case "Gemm":
      return inferGemmShape(spec, first);
    case "MatMul":
      return inferMatMulShape(spec, inputs);
    case "Add":
    case "Sub":
    case "Mul":
    case "Div":
      return inferArithmeticShape(spec, inputs);
    case "Sum":
      return inferSumShape(spec, inputs);
    case "Concat":
      return inferConcatShape(spec, inputs);
    case "Reshape":
    case "Flatten":
    case "Squeeze":
    case "Unsqueeze":
      return inferReshapeShape(spec, first);
    case "Transpose":
      return inferTransposeShape(spec, first);
    case "Slice":
      return inferSliceShape(spec, first);
    case "Pad":
      return inferPadShape(spec, first);
    case "ReduceMean":
      return inferReduceMeanShape(spec, first);
    case "Softmax":
    case "LogSoftmax":
      if (spec.axes.length === 0 || !spec.axes.every((axis) => axis in first)) {
        rejectLayer(spec, `expected axes of ${formatShape(first)}, got ${formatShape(spec.axes)}`);
      }
      return first;
    default:
      return first;
  }
}

function checkInputCount(spec: LayerSpec, got: number): void {
  const [least, most] = inputCounts(spec);
  if (got < least || got > most) {
    const wanted = most === Number.POSITIVE_INFINITY ? `at least ${least}` : [...new Set([least, most])].join(" or ");
    rejectLayer(spec, `expected ${wanted} inputs, got ${got}`);
  }
}

function inputCounts(spec: LayerSpec): readonly [number, number] {
  switch (spec.operator) {
    case "Input":
      return [0, 0];
    case "Sum":
    case "Concat":
      return [1, Number.POSITIVE_INFINITY];
    case "Add":
    case "Sub":
    case "Mul":
    case "Div":
    case "MatMul":
      return [1, 2];
    default:
      return [1, 1];
  }
}
