import { buildNetwork } from "../build-network.ts";
import type { LayerSpec } from "../layer-spec.ts";
import type { Network } from "../network.ts";
import { convSpec, inputSpec, padsOf, poolSpec, reluSpec } from "./layer-specs.ts";

/** SqueezeNet in small: a fire module, a 1 × 1 convolution as classifier, reshaped to [classes]. @see Iandola et al. 2016 */
export function fireNetwork(classes: number): Network {
  const one = { kernel: [1, 1] } as const;
  const specs: LayerSpec[] = [
    inputSpec([9, 9, 3]),
    convSpec("conv1", "input", { channels: 3, filters: 4 }),
    reluSpec("relu1", "conv1"),
    poolSpec("pool1", "relu1", { ceil: true }),
    convSpec("squeeze", "pool1", { ...one, channels: 4, filters: 2 }),
    reluSpec("squeezed", "squeeze"),
    convSpec("expand1", "squeezed", { ...one, channels: 2, filters: 3 }),
    reluSpec("expanded1", "expand1"),
    convSpec("expand3", "squeezed", { channels: 2, filters: 3, pads: padsOf(1) }),
    reluSpec("expanded3", "expand3"),
    { name: "concat", operator: "Concat", inputs: ["expanded1", "expanded3"], axis: 2 },
    { name: "dropout", operator: "Dropout", inputs: ["concat"] },
    convSpec("conv10", "dropout", { ...one, channels: 6, filters: classes }),
    reluSpec("relu10", "conv10"),
    { name: "mean", operator: "GlobalAveragePool", inputs: ["relu10"] },
    { name: "scores", operator: "Reshape", inputs: ["mean"], shape: [classes], order: "channels-first" },
    { name: "softmax", operator: "Softmax", inputs: ["scores"], axes: [0] },
  ];
  return buildNetwork(specs, "softmax");
}
