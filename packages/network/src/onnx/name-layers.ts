import type { NodeRecord } from "./wire/model-file.ts";

/**
 * The names that layers made of nodes have: the node's, or its first output's where it has none or shares it.
 * The slices of a split are named after its outputs.
 * @param input name of the input, which no other layer may have
 */
export function nameLayers(nodes: readonly NodeRecord[], input: string): ReadonlyMap<NodeRecord, readonly string[]> {
  const uses = new Map<string, number>([[input, 1]]);
  for (const { name } of nodes) uses.set(name, (uses.get(name) ?? 0) + 1);
  const ownName = (node: NodeRecord): string | undefined =>
    node.name !== "" && node.operator !== "Split" && uses.get(node.name) === 1 ? node.name : undefined;
  const taken = new Set([input, ...nodes.flatMap((node) => ownName(node) ?? [])]);
  const take = (wanted: string): string => {
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1) name = `${wanted}_${count}`;
    taken.add(name);
    return name;
  };
  return new Map(
    nodes.map((node) => {
      const own = ownName(node);
      if (own !== undefined) return [node, [own]];
      const outputs = node.operator === "Split" ? node.outputs : node.outputs.slice(0, 1);
      return [node, outputs.map((output) => take(output || node.name || node.operator))];
    }),
  );
}
