import type { Layer, Shape } from "@deconvscope/network";
import { activationOperators } from "../forward/activate.ts";
import { windowExtents } from "../forward/sliding-layer.ts";
import { type Span, type Window, wholeSpan } from "./window.ts";

const activations: readonly string[] = activationOperators;

/**
 * Whether a place of the layer's output depends on its own neighbourhood only, so that the way back needs but a window;
 * all other layers are walked through on whole maps.
 */
export function isLocal(layer: Layer): boolean {
  if (layer.shape.length !== 3) return false;
  switch (layer.operator) {
    case "Input":
    case "Conv":
    case "MaxPool":
    case "AveragePool":
    case "LRN":
    case "BatchNormalization":
    case "Gemm":
    case "Add":
    case "Sub":
    case "Mul":
    case "Div":
    case "Sum":
    case "Dropout":
    case "Identity":
    case "Cast":
      return true;
    case "Concat":
      return layer.axis === 2;
    case "Slice":
      return layer.steps.every((step) => step === 1);
    case "Pad":
      return layer.mode === "constant";
    case "Softmax":
    case "LogSoftmax":
      return layer.axes.every((axis) => axis === 2);
    default:
      return activations.includes(layer.operator);
  }
}

/**
 * The window of a local layer's input that its output's window came from, padding included.
 * @param input the input's shape, [h, w, c]
 */
export function reachWindow(layer: Layer, window: Window, input: Shape): Window {
  const [rows, columns] = [window.rows, window.columns];
  switch (layer.operator) {
    case "Conv":
    case "MaxPool":
    case "AveragePool": {
      const [tall, wide] = windowExtents(layer);
      return {
        rows: slide(rows, layer.strides[0], layer.pads.top, tall),
        columns: slide(columns, layer.strides[1], layer.pads.left, wide),
      };
    }
    case "Slice":
      return { rows: shift(rows, layer.starts[0]!), columns: shift(columns, layer.starts[1]!) };
    case "Pad":
      return { rows: shift(rows, -layer.amounts[0]![0]), columns: shift(columns, -layer.amounts[1]![0]) };
    default:
      return {
        rows: input[0] === layer.shape[0] ? rows : wholeSpan(input[0]!),
        columns: input[1] === layer.shape[1] ? columns : wholeSpan(input[1]!),
      };
  }
}

function slide(span: Span, stride: number, before: number, extent: number): Span {
  return {
    stride: span.stride * stride,
    start: span.start * stride - before,
    length: (span.length - 1) * stride + extent,
  };
}

function shift(span: Span, cells: number): Span {
  return { ...span, start: span.start + cells };
}
