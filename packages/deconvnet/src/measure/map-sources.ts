import { isProjectable, type Layer, type Network } from "@deconvscope/network";

/**
 * The layers whose maps, one layer's after another's, have the same strongest activations at the same places as a
 * layer's own, as far as they are above 0: a rectifier in place of what it reads, branches in place of their
 * concatenation, what goes into a dropout. So networks are measured where their layers fuse, and nothing twice.
 */
export function createSourceFinder(network: Network): (name: string) => readonly string[] {
  const layers = new Map(network.layers.map((layer) => [layer.name, layer]));
  const rectifiers = new Map<string, string>();
  for (const { name, operator, inputs } of network.layers) {
    if (operator === "Relu" && !rectifiers.has(inputs[0]!)) rectifiers.set(inputs[0]!, name);
  }
  const known = new Map<string, readonly string[]>();
  const findSources = (name: string): readonly string[] => {
    const sources = known.get(name) ?? followLayer(layers.get(name)!);
    known.set(name, sources);
    return sources;
  };
  const followLayer = (layer: Layer): readonly string[] => {
    const rectifier = rectifiers.get(layer.name);
    if (rectifier !== undefined) return findSources(rectifier);
    if (!layer.inputs.every((name) => isProjectable(layers.get(name)!))) return [layer.name];
    if (layer.operator === "Dropout" || layer.operator === "Identity") return findSources(layer.inputs[0]!);
    const joinsMaps = layer.operator === "Concat" && layer.axis === layer.shape.length - 1;
    return joinsMaps ? layer.inputs.flatMap(findSources) : [layer.name];
  };
  return findSources;
}
