import type { Pads, Pair } from "../../shape.ts";
import { samePads } from "../../window.ts";
import type { GraphNode } from "../graph-node.ts";
import type { LayerValue } from "../value.ts";

/** Larger windows, steps and pads are no network's, and would take long to walk over. */
const MOST_CELLS = 2 ** 16;

/** Where a window of this kernel goes: what convolutions and pools have in common. */
export interface SlidingAttributes {
  readonly kernel: Pair;
  readonly strides: Pair;
  readonly dilations: Pair;
  readonly pads: Pads;
  /** Whether auto_pad decided the pads, so that rounding up is without meaning. */
  readonly automatic: boolean;
}

/** Reads strides, dilations and pads, automatic ones for the size that the input has. */
export function readSliding(node: GraphNode, input: LayerValue, kernel: Pair): SlidingAttributes {
  const strides = readPair(node, "strides") ?? [1, 1];
  const dilations = readPair(node, "dilations") ?? [1, 1];
  const mode = node.text("auto_pad", "NOTSET");
  const automatic = mode !== "NOTSET" && mode !== "";
  const pads = automatic ? readAutomaticPads(node, mode, input, { kernel, strides, dilations }) : readPads(node);
  return { kernel, strides, dilations, pads, automatic };
}

/** A pair of lengths, rows first. */
export function readPair(node: GraphNode, attribute: string): Pair | undefined {
  if (!node.has(attribute)) return undefined;
  const values = node.integers(attribute);
  const [rows, columns] = values;
  if (values.length !== 2 || rows === undefined || columns === undefined || !values.every(isLength)) {
    node.reject(`expected two values from 1 to ${MOST_CELLS} for ${attribute}, got [${values}]`);
  }
  return [rows, columns];
}

function isLength(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= MOST_CELLS;
}

function readPads(node: GraphNode): Pads {
  const values = node.has("pads") ? node.integers("pads") : [0, 0, 0, 0];
  const [top = 0, left = 0, bottom = 0, right = 0] = values;
  if (values.length !== 4 || !values.every((value) => value === 0 || isLength(value))) {
    node.reject(`expected four pads from 0 to ${MOST_CELLS} (top, left, bottom, right), got [${values}]`);
  }
  return { top, left, bottom, right };
}

function readAutomaticPads(
  node: GraphNode,
  mode: string,
  input: LayerValue,
  { kernel, strides, dilations }: { kernel: Pair; strides: Pair; dilations: Pair },
): Pads {
  if (mode === "VALID") return { top: 0, left: 0, bottom: 0, right: 0 };
  if (mode !== "SAME_UPPER" && mode !== "SAME_LOWER") {
    node.reject(`expected auto_pad NOTSET, VALID, SAME_UPPER or SAME_LOWER, got ${mode}`);
  }
  const odd = mode === "SAME_UPPER" ? "upper" : "lower";
  const [height = 1, width = 1] = input.shape;
  const vertical = { kernel: kernel[0], stride: strides[0], dilation: dilations[0] };
  const horizontal = { kernel: kernel[1], stride: strides[1], dilation: dilations[1] };
  const [top, bottom] = samePads(height, vertical, odd);
  const [left, right] = samePads(width, horizontal, odd);
  return { top, left, bottom, right };
}
