import { buildNetwork, type LayerSpec, type Network } from "@deconvscope/network";

/**
 * Averages a network's last maps over windows, so that they are no more numbers than asked; dense outputs stay.
 * @returns the network, with an average pool behind it where that is needed
 */
export function shrinkMaps(network: Network, mostNumbers: number): Network {
  const { shape } = network.layers.find(({ name }) => name === network.output)!;
  const [height = 1, width = 1, channels = 1] = shape;
  if (shape.length !== 3 || height * width * channels <= mostNumbers) {
    return network;
  }
  let side = 2;
  while (
    Math.ceil(height / side) * Math.ceil(width / side) * channels > mostNumbers &&
    side < Math.max(height, width)
  ) {
    side += 1;
  }
  const kernel = [Math.min(side, height), Math.min(side, width)] as const;
  const pool: LayerSpec = {
    operator: "AveragePool",
    name: `${network.output}/averaged`,
    inputs: [network.output],
    kernel,
    strides: kernel,
    pads: { top: 0, left: 0, bottom: 0, right: 0 },
    dilations: [1, 1],
    ceil: true,
    countIncludePad: false,
  };
  return buildNetwork([...network.layers, pool], pool.name);
}
