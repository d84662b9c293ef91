import { collectAncestors } from "./collect-ancestors.ts";
import type { Network } from "./network.ts";

/** A layer behind a cut that reads what lies before it. */
export interface Bypass {
  readonly reader: string;
  readonly source: string;
}

/**
 * What flows past a layer to the network's output; nothing if the network can be cut there.
 * @throws NetworkError "inconsistent" if no layer has that name
 */
export function findBypass(network: Network, name: string): Bypass | undefined {
  const before = collectAncestors(network, name);
  const needed = collectAncestors(network, network.output);
  for (const layer of network.layers) {
    if (before.has(layer.name) || !needed.has(layer.name)) continue;
    const source = layer.inputs.find((input) => input !== name && before.has(input));
    if (source !== undefined) return { reader: layer.name, source };
  }
  return undefined;
}
