import { buildNetwork, type LayerSpec, type Network } from "@deconvscope/network";

/**
 * The same function with every ReLU that only a max pool reads moved behind that pool: relu commutes with max, in its
 * gradient too, and behind the pool it has stride² times fewer elements to see. Layers keep their names and weights.
 */
export function poolBeforeRelu(network: Network): Network {
  const reluOf = new Map<string, string>();
  const source = new Map<string, string>();
  for (const { name, operator, inputs } of network.layers) {
    const [pool, ...others] = network.layers.filter((layer) => layer.inputs.includes(name));
    if (operator !== "Relu" || name === network.output || pool?.operator !== "MaxPool" || others.length > 0) continue;
    reluOf.set(pool.name, name);
    source.set(name, inputs[0] as string);
  }
  const behind = (name: string) => reluOf.get(name) ?? name;
  const poolOf = new Map([...reluOf].map(([pool, relu]) => [relu, pool]));
  const specs = network.layers.map((layer): LayerSpec => {
    const pool = poolOf.get(layer.name);
    if (pool !== undefined) return { ...layer, inputs: [pool] };
    const relu = reluOf.get(layer.name);
    return { ...layer, inputs: relu === undefined ? layer.inputs.map(behind) : [behind(source.get(relu) as string)] };
  });
  return buildNetwork(specs, behind(network.output));
}
