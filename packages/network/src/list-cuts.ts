import { collectAncestors } from "./collect-ancestors.ts";
import type { Network } from "./network.ts";

/** Names of the layers through which everything flows on its way to the output, in order: a network can be cut there. */
export function listCuts(network: Network): string[] {
  const needed = collectAncestors(network, network.output);
  const layers = network.layers.filter(({ name }) => needed.has(name));
  const lastReader = new Map<string, number>();
  for (const [place, { inputs }] of layers.entries()) {
    for (const input of inputs) lastReader.set(input, place);
  }
  const cuts: string[] = [];
  let reached = 0;
  for (const [place, { name }] of layers.entries()) {
    // Nothing before it is read behind it.
    if (reached <= place) cuts.push(name);
    reached = Math.max(reached, lastReader.get(name) ?? place);
  }
  return cuts;
}
