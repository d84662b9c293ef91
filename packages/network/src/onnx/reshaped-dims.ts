import type { GraphNode } from "./graph-node.ts";
import { countElements } from "./tensor.ts";

/** The dims that Reshape's second input asks for: 0 keeps a length, one -1 is what remains. */
export function reshapedDims(node: GraphNode, dims: readonly number[]): number[] {
  const asked = node.list("shape", 1) ?? node.reject("input 1, the shape, is missing", "inconsistent");
  const keepsZeros = node.integer("allowzero", 0) === 0;
  const known = asked.map((length, axis) => (length === 0 && keepsZeros ? (dims[axis] ?? 0) : length));
  const open = known.filter((length) => length === -1).length;
  if (open > 1 || known.some((length) => length < -1)) {
    node.reject(`expected lengths with at most one -1, got [${asked}]`, "inconsistent");
  }
  const rest = countElements(known.filter((length) => length !== -1));
  const total = countElements(dims);
  const remaining = rest === 0 ? 0 : total / rest;
  if (open === 1 && !Number.isInteger(remaining)) {
    node.reject(`expected a shape that ${total} elements of [${dims}] fill, got [${asked}]`, "inconsistent");
  }
  return known.map((length) => (length === -1 ? remaining : length));
}

/** Dims without the axes of length 1 that are named. */
export function squeezedDims(node: GraphNode, dims: readonly number[], axes: readonly number[]): number[] {
  const gone = new Set(axes.map((axis) => node.axis(axis, dims.length)));
  for (const axis of gone) {
    if (dims[axis] !== 1) node.reject(`expected axis ${axis} of [${dims}] to be 1`, "inconsistent");
  }
  return dims.filter((_, axis) => !gone.has(axis));
}

/** Dims with an axis of length 1 put at each of the places that `axes` counts in the result. */
export function unsqueezedDims(node: GraphNode, dims: readonly number[]): number[] {
  const axes = node.list("axes", 1) ?? node.reject("axes are missing", "inconsistent");
  const rank = dims.length + axes.length;
  const places = new Set(axes.map((axis) => node.axis(axis, rank)));
  if (places.size !== axes.length) node.reject(`expected different axes, got [${axes}]`, "inconsistent");
  const waiting = [...dims];
  return Array.from({ length: rank }, (_, axis) => (places.has(axis) ? 1 : (waiting.shift() ?? 1)));
}
