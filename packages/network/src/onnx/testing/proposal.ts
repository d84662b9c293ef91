import type { Operator } from "../../operator.ts";
import type { Shape } from "../../shape.ts";
import type { Draw } from "./draw.ts";

/** A layer that may come next; its windows may not fit. */
export type Proposal = Exclude<Operator, { operator: "Input" }> & { readonly inputs: readonly string[] };

/** Layer so far. */
export interface Known {
  readonly name: string;
  readonly shape: Shape;
}

/** What a proposal is made for: the layer it reads, and others of that shape. */
export interface Place {
  readonly draw: Draw;
  readonly name: string;
  readonly shape: Shape;
  readonly alike: readonly string[];
}

/** A proposal of one operator. */
export type Propose = (place: Place) => Proposal;
