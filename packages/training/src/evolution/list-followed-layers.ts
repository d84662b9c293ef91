import type { Layer, Network } from "@deconvscope/network";
import { createFollower } from "./follow-readers.ts";

/** So that a snapshot of a network of 150 layers stays affordable. */
const mostLayers = 12;

/**
 * The layers whose features are followed: of each convolution its rectifier, or itself if it has none; where branches
 * meet, what they come to. The convolution that tells classes apart is left out.
 * @param most layers; where there are more, those inside blocks of branches go first, then some at even depths
 * @returns names in the order in which they are computed
 */
export function listFollowedLayers(network: Network, most = mostLayers): readonly string[] {
  const { rectified, joined } = createFollower(network);
  const classifier = findLastWeights(network);
  const found = new Set<string>();
  const joins = new Set<string>();
  for (const layer of network.layers) {
    if (!seesMaps(network, layer) || layer.name === classifier) continue;
    const own = rectified(layer);
    const join = joined(own);
    if (join) joins.add(join.name);
    found.add((join ?? own).name);
  }
  const names = network.layers.map(({ name }) => name).filter((name) => found.has(name));
  if (names.length <= most) return names;
  const lastJoin = names.findLastIndex((name) => joins.has(name));
  return spreadEvenly(
    names.filter((name, index) => index === 0 || index > lastJoin || joins.has(name)),
    most,
  );
}

/** Whether a layer is a convolution of maps; one of single cells is a dense layer. */
function seesMaps({ layers }: Network, { operator, inputs }: Layer): boolean {
  const [height = 1, width = 1] = layers.find(({ name }) => name === inputs[0])?.shape ?? [];
  return operator === "Conv" && height * width > 1;
}

/** The last layer with weights, if one score a class comes out of it. */
function findLastWeights({ layers, output }: Network): string | undefined {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  let layer = byName.get(output)!;
  if (layer.shape.slice(0, -1).some((length) => length !== 1)) return undefined;
  while (layer.inputs.length === 1 && layer.operator !== "Conv" && layer.operator !== "Gemm") {
    layer = byName.get(layer.inputs[0]!)!;
  }
  return layer.name;
}

/** First and last among them. */
function spreadEvenly(names: readonly string[], most: number): readonly string[] {
  if (names.length <= most) return names;
  if (most === 1) return names.slice(-1);
  return Array.from({ length: most }, (_, place) => names[Math.round((place * (names.length - 1)) / (most - 1))]!);
}
