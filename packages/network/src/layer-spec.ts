import type { Operator } from "./operator.ts";
import type { Shape } from "./shape.ts";

/** A layer before its shape is known; only the input says its own: [height, width, channels], or [units] of a head. */
export type LayerSpec = (
  | Exclude<Operator, { operator: "Input" }>
  | { readonly operator: "Input"; readonly shape: Shape }
) & {
  readonly name: string;
  /** Layers whose outputs it reads, in the operator's order; constants are not among them. */
  readonly inputs: readonly string[];
};
