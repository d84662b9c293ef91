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
