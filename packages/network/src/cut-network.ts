import { buildNetwork } from "./build-network.ts";
import { collectAncestors } from "./collect-ancestors.ts";
import { findBypass } from "./find-bypass.ts";
import type { LayerSpec } from "./layer-spec.ts";
import type { Network } from "./network.ts";
import { rejectLayer } from "./reject-layer.ts";

/** A network in two. */
export interface CutNetwork {
  /** From the input to the layer of the cut, its output. */
  readonly base: Network;
  /** What reads that layer, which is its input, of the same name and shape. */
  readonly head: Network;
}

/**
 * Cuts a network behind a layer.
 * @param name of a layer through which everything flows: the input, the output or one between them
 * @throws NetworkError "inconsistent" where a branch leads past it, "unsupported" where its output is neither
 * [height, width, channels] nor [units]
 */
export function cutNetwork(network: Network, name: string): CutNetwork {
  const before = collectAncestors(network, name);
  const needed = collectAncestors(network, network.output);
  const layer = network.layers.find((one) => one.name === name)!;
  if (!needed.has(name)) rejectLayer(layer, "expected a layer that the output depends on");
  const bypass = findBypass(network, name);
  if (bypass) {
    rejectLayer(
      layer,
      `expected a layer through which everything flows, but "${bypass.reader}" reads "${bypass.source}" past it`,
    );
  }
  const behind = network.layers.filter((one) => needed.has(one.name) && !before.has(one.name));
  const input: LayerSpec = { operator: "Input", name, inputs: [], shape: layer.shape };
  return {
    base: buildNetwork(
      network.layers.filter((one) => before.has(one.name)),
      name,
    ),
    head: buildNetwork([input, ...behind], network.output),
  };
}
