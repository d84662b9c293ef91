import type { Network } from "@deconvscope/network";

/** Names of some layers and of everything that they are computed from. */
export function findNeeded({ layers }: Network, names: Iterable<string>): ReadonlySet<string> {
  const needed = new Set(names);
  for (const layer of layers.toReversed()) {
    if (!needed.has(layer.name)) continue;
    for (const input of layer.inputs) needed.add(input);
  }
  return needed;
}
