import { buildNetwork, type Network, type Pair } from "@deconvscope/network";

/** An average pool of one map with a window of one pixel, whose strides alone matter; the mean of what is left. */
export function stridedNetwork(height: number, width: number, strides: Pair, channels = 1): Network {
  const pads = { top: 0, left: 0, bottom: 0, right: 0 };
  return buildNetwork(
    [
      { operator: "Input", name: "input", inputs: [], shape: [height, width, channels] },
      {
        operator: "AveragePool",
        name: "pool",
        inputs: ["input"],
        kernel: [1, 1],
        strides,
        dilations: [1, 1],
        pads,
        ceil: false,
        countIncludePad: false,
      },
      { operator: "GlobalAveragePool", name: "mean", inputs: ["pool"] },
    ],
    "mean",
  );
}
