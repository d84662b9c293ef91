import type { ReceptiveField } from "@deconvscope/network";

/** What a model is made of, without its weights: what the serving process keeps of it. */
export interface ModelAnatomy {
  readonly format: "onnx" | "tfjs-layers";
  readonly inputShape: readonly number[];
  readonly parameters: number;
  /** Multiply-adds × 2 for one image. */
  readonly flops: number;
  readonly classes: number;
  readonly layers: readonly LayerAnatomy[];
  readonly warnings: readonly string[];
  /** Nothing in what an earlier release imported. */
  readonly landmarks?: Landmarks;
}

/** Where a model can be cut and probed: names of layers, in order. */
export interface Landmarks {
  /** Whose weights make the class scores; empty: no layer alone makes them. */
  readonly scoring: string;
  /** Through which everything flows on its way to the output. */
  readonly cuts: readonly string[];
  /** Whose features say how far the network has come. */
  readonly probed: readonly string[];
}

export interface LayerAnatomy {
  readonly name: string;
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly shape: readonly number[];
  readonly parameters: number;
  readonly flops: number;
  readonly field: ReceptiveField;
  readonly projectable: boolean;
}
