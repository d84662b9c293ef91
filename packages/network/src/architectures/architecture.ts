import type { Pair, Shape } from "../shape.ts";

/** One step of an architecture; it reads the step before it. Paddings are the same on all four sides. */
export type ArchitectureLayer = { readonly name: string } & (
  | {
      readonly operator: "Conv";
      readonly filters: number;
      readonly kernel: Pair;
      readonly strides: Pair;
      readonly padding: number;
      readonly groups: number;
    }
  | {
      readonly operator: "MaxPool";
      readonly kernel: Pair;
      readonly strides: Pair;
      readonly ceil: boolean;
    }
  | {
      readonly operator: "LRN";
      readonly size: number;
      readonly alpha: number;
      readonly beta: number;
      readonly bias: number;
    }
  | { readonly operator: "Gemm"; readonly units: number }
  /** `rate`: the share of units that training leaves out. */
  | { readonly operator: "Dropout"; readonly rate: number }
  | { readonly operator: "Relu" | "Flatten" | "Softmax" }
);

/** A network without weights, as plain data that survives JSON; layers fit any input that is large enough. */
export interface Architecture {
  readonly name: string;
  /** [height, width, channels] */
  readonly inputShape: Shape;
  readonly layers: readonly ArchitectureLayer[];
}
