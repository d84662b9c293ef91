import { buildNetwork, type Constant, type LayerSpec, type Network } from "@deconvscope/network";

/**
 * Blurs the random filters that the first convolution begins with, and makes them small: a short training would leave
 * their noise where it is, and every projection would show it.
 * @param blur standard deviation in cells
 * @param size root mean square of the filters
 */
export function smoothFirstFilters(network: Network, blur: number, size: number): Network {
  const first = network.layers.find(({ operator }) => operator === "Conv");
  const specs = network.layers.map(
    (layer): LayerSpec =>
      layer === first && layer.operator === "Conv" ? { ...layer, filters: smooth(layer.filters, blur, size) } : layer,
  );
  return buildNetwork(specs, network.output);
}

/** @param filters [height, width, in, out] */
function smooth(filters: Constant, blur: number, size: number): Constant {
  const [height = 0, width = 0, inputs = 0, outputs = 0] = filters.shape;
  const depth = inputs * outputs;
  const data = new Float32Array(filters.data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let fromY = 0; fromY < height; fromY++)
        for (let fromX = 0; fromX < width; fromX++) {
          const share = Math.exp(-((y - fromY) ** 2 + (x - fromX) ** 2) / (2 * blur ** 2));
          const [to, from] = [(y * width + x) * depth, (fromY * width + fromX) * depth];
          for (let place = 0; place < depth; place++)
            data[to + place] = (data[to + place] as number) + share * (filters.data[from + place] as number);
        }
  const rms = Math.sqrt(data.reduce((sum, value) => sum + value * value, 0) / data.length);
  return { shape: filters.shape, data: data.map((value) => (value * size) / rms) };
}
