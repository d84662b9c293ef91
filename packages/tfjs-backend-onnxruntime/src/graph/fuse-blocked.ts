import type { OnnxNode } from "../onnx/encode-model.ts";
import { BLOCKED } from "./blocked-maps.ts";

/** Operands of a convolution: maps, filters, bias, and what is added. */
const MOST_OPERANDS = 4;

/**
 * Sums and rectifiers become part of the blocked convolutions that they follow, if nobody else reads those: ONNX Runtime
 * does so only where it blocks a convolution itself.
 * @param nodes in an order in which they can run
 * @param results names of what the graph hands over
 */
export function fuseBlocked(nodes: readonly OnnxNode[], results: ReadonlySet<string>): OnnxNode[] {
  const uses = new Map<string, number>();
  for (const name of [...nodes.flatMap(({ inputs }) => inputs), ...results]) uses.set(name, (uses.get(name) ?? 0) + 1);
  const fused: OnnxNode[] = [];
  const places = new Map<string, number>();
  for (const node of nodes) {
    const sources = node.inputs.map((name) => places.get(name) ?? -1);
    // Of two operands the later one: then the other is there.
    const place = Math.max(-1, ...sources);
    const whole = fused[place] && uses.get(fused[place].outputs[0]!) === 1 ? fuse(fused[place], node) : undefined;
    if (whole) fused[place] = whole;
    else fused.push(node);
    for (const name of node.outputs) places.set(name, whole ? place : fused.length - 1);
  }
  return fused;
}

/** A convolution together with what reads it; undefined if it cannot do both. */
function fuse(convolution: OnnxNode, { operator, inputs, outputs }: OnnxNode): OnnxNode | undefined {
  if (convolution.operator !== `${BLOCKED}Conv` || "activation" in convolution.attributes) return undefined;
  if (operator === "Relu") {
    return { ...convolution, outputs, attributes: { ...convolution.attributes, activation: "Relu" } };
  }
  if (operator !== "Add" || convolution.inputs.length === MOST_OPERANDS) return undefined;
  const [x, filters, bias = ""] = convolution.inputs as [string, string, string | undefined];
  const addend = inputs.find((name) => name !== convolution.outputs[0])!;
  return { ...convolution, inputs: [x, filters, bias, addend], outputs };
}
