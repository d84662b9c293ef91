import type { Network } from "./network.ts";
import { NetworkError } from "./network-error.ts";

/**
 * Names of all layers that a layer depends on, its own among them.
 * @throws NetworkError "inconsistent" if no layer has that name
 */
export function collectAncestors(network: Network, name: string): Set<string> {
  const byName = new Map(network.layers.map((layer) => [layer.name, layer]));
  if (!byName.has(name)) throw new NetworkError("inconsistent", `no layer is named "${name}"`);
  const found = new Set([name]);
  for (const reached of found) {
    for (const input of byName.get(reached)?.inputs ?? []) found.add(input);
  }
  return found;
}
