import type { Constant, Pads, Pair, Shape } from "./shape.ts";

/** A layer's output, or a constant, as an operand of arithmetic. */
export type Operand = { readonly layer: string } | { readonly constant: Constant };

/** How elements of a feature map are counted when its shape changes: ONNX counts channels first, Keras last. */
export type ElementOrder = "channels-first" | "channels-last";

interface Sliding {
  readonly kernel: Pair;
  readonly strides: Pair;
  /** Declared padding; a ceil-mode overhang lies beyond it and follows from the output's shape. */
  readonly pads: Pads;
}

/**
 * What a layer computes, per image. Feature maps are [height, width, channels] whatever the file says,
 * so every axis below counts the axes of that shape; the batch is never one of them.
 * The `operator` is the ONNX operator's name.
 */
export type Operator =
  | { readonly operator: "Input" }
  | (Sliding & {
      readonly operator: "Conv";
      readonly dilations: Pair;
      readonly groups: number;
      /** [height, width, in / groups, out] */
      readonly filters: Constant;
      readonly bias: Float32Array | undefined;
    })
  | (Sliding & {
      readonly operator: "MaxPool";
      readonly dilations: Pair;
      readonly ceil: boolean;
    })
  | (Sliding & {
      readonly operator: "AveragePool";
      readonly dilations: Pair;
      readonly ceil: boolean;
      readonly countIncludePad: boolean;
    })
  | { readonly operator: "GlobalAveragePool" | "GlobalMaxPool" }
  | {
      /** x / (bias + alpha / size · Σ x²)^beta over `size` neighbouring channels. */
      readonly operator: "LRN";
      readonly size: number;
      readonly alpha: number;
      readonly beta: number;
      readonly bias: number;
    }
  | {
      /** Inference form, one value a channel (the last axis). */
      readonly operator: "BatchNormalization";
      readonly gamma: Float32Array;
      readonly beta: Float32Array;
      readonly mean: Float32Array;
      readonly variance: Float32Array;
      readonly epsilon: number;
    }
  | {
      readonly operator: "InstanceNormalization";
      readonly gamma: Float32Array;
      readonly beta: Float32Array;
      readonly epsilon: number;
    }
  | {
      /** x · weights + bias over the last axis; alpha, beta and transposition are already in the weights. */
      readonly operator: "Gemm";
      /** [in, out] */
      readonly weights: Constant;
      readonly bias: Float32Array | undefined;
    }
  | {
      /** Over the last two axes as the file counts them: of a feature map these are height and width. */
      readonly operator: "MatMul";
      readonly operands: readonly [Operand, Operand];
    }
  | { readonly operator: "Relu" | "Sigmoid" | "Tanh" | "HardSwish" }
  | { readonly operator: "LeakyRelu" | "Elu"; readonly alpha: number }
  | {
      readonly operator: "HardSigmoid";
      readonly alpha: number;
      readonly beta: number;
    }
  | { readonly operator: "Gelu"; readonly approximate: "none" | "tanh" }
  | { readonly operator: "PRelu"; readonly slope: Constant }
  | {
      readonly operator: "Clip";
      readonly minimum: number;
      readonly maximum: number;
    }
  | {
      readonly operator: "Add" | "Sub" | "Mul" | "Div";
      readonly operands: readonly [Operand, Operand];
    }
  | { readonly operator: "Sum" }
  | { readonly operator: "Concat"; readonly axis: number }
  | {
      readonly operator: "Reshape" | "Flatten" | "Squeeze" | "Unsqueeze";
      readonly shape: Shape;
      readonly order: ElementOrder;
    }
  | { readonly operator: "Transpose"; readonly permutation: readonly number[] }
  | {
      readonly operator: "Slice";
      /** One a axis of the input, as is the length of `size`; steps may be negative. */
      readonly starts: readonly number[];
      readonly sizes: readonly number[];
      readonly steps: readonly number[];
    }
  | {
      readonly operator: "Pad";
      readonly mode: "constant" | "reflect" | "edge";
      /** Cells before and after, one pair an axis of the input; negative values crop. */
      readonly amounts: readonly Pair[];
      readonly value: number;
    }
  | {
      readonly operator: "ReduceMean";
      readonly axes: readonly number[];
      readonly keepDimensions: boolean;
    }
  | {
      readonly operator: "Softmax" | "LogSoftmax";
      readonly axes: readonly number[];
    }
  | { readonly operator: "Dropout" | "Identity" | "Cast" };

export type OperatorName = Operator["operator"];
