import type { Layer, Network } from "@deconvscope/network";

/**
 * Where correspondence is measured unless other layers are asked for: the last convolution and the last dense layer before
 * the classifier, each rectified where a rectifier alone reads it; those that there are.
 */
export function correspondenceLayers(network: Network): string[] {
  const classifier = findClassifying(network);
  const before = network.layers.filter((layer) => layer.name !== classifier);
  const convolution = before.findLast(({ operator, shape }) => operator === "Conv" && shape.length === 3);
  const dense = before.findLast(({ operator, shape }) => operator === "Gemm" && shape.length === 1);
  return [convolution, dense].filter((layer) => layer !== undefined).map((layer) => rectified(network, layer));
}

/** The convolution or dense layer that gives the class scores. */
function findClassifying({ layers, output }: Network): string | undefined {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  let layer = byName.get(output);
  while (layer && layer.operator !== "Conv" && layer.operator !== "Gemm") layer = byName.get(layer.inputs[0] ?? "");
  return layer?.name;
}

function rectified({ layers }: Network, { name }: Layer): string {
  const [reader, ...others] = layers.filter(({ inputs }) => inputs.includes(name));
  return reader?.operator === "Relu" && others.length === 0 ? reader.name : name;
}
