import { buildNetwork } from "./build-network.ts";
import type { LayerSpec } from "./layer-spec.ts";
import type { Network } from "./network.ts";
import type { Operand } from "./operator.ts";
import { formatShape, rejectLayer } from "./reject-layer.ts";

/**
 * One network of two: the head reads the base's output in place of its own input. Layers keep their names.
 * @throws NetworkError "inconsistent" where the output is not of the input's shape, or two layers have one name
 */
export function joinNetworks(base: Network, head: Network): Network {
  const input = head.layers[0]!;
  const output = base.layers.find(({ name }) => name === base.output)!;
  if (input.shape.join() !== output.shape.join()) {
    rejectLayer(input, `expected ${formatShape(input.shape)} from "${output.name}", got ${formatShape(output.shape)}`);
  }
  const rename = (name: string): string => (name === input.name ? output.name : name);
  const renameOperand = (operand: Operand): Operand =>
    "layer" in operand ? { layer: rename(operand.layer) } : operand;
  const behind = head.layers.slice(1).map((layer): LayerSpec => {
    const inputs = layer.inputs.map(rename);
    if (!("operands" in layer)) return { ...layer, inputs };
    const [left, right] = layer.operands;
    return { ...layer, inputs, operands: [renameOperand(left), renameOperand(right)] };
  });
  return buildNetwork([...base.layers, ...behind], rename(head.output));
}
