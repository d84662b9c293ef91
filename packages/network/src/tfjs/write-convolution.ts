import type { LayerOf } from "../network.ts";
import { rejectLayer } from "../reject-layer.ts";
import type { Constant } from "../shape.ts";
import { asVector, type Writing } from "./keras-writing.ts";
import { padAround, wordForPads } from "./write-pads.ts";

/**
 * Conv2D, or DepthwiseConv2D where every channel is its own group; other groups, which TensorFlow.js has no layer for,
 * become one filter bank with zeros between groups. Pads that are not Keras' "same" become a ZeroPadding2D before it.
 */
export function writeConv(writing: Writing<LayerOf<"Conv">>): string {
  const { layer, input } = writing;
  const { name, filters, bias, strides, dilations, groups } = layer;
  const dilated = dilations.some((dilation) => dilation > 1);
  if (dilated && strides.some((stride) => stride > 1)) {
    rejectLayer(layer, "Keras has no convolution that is both strided and dilated", "unsupported");
  }
  const padding = wordForPads(layer, input.shape, layer.shape);
  const config = {
    kernel_size: layer.kernel,
    strides,
    dilation_rate: dilations,
    padding: padding ?? "valid",
    data_format: "channels_last",
    activation: "linear",
    use_bias: bias !== undefined,
  };
  const inputs = [padding ? input.name : padAround(writing, layer.pads)];
  const added = bias && asVector(bias);
  const channels = input.shape[2] ?? 0;
  const outputs = filters.shape[3] ?? 0;
  if (groups === channels && groups > 1 && !dilated) {
    const multiplier = outputs / groups;
    const depthwise = { shape: [...layer.kernel, channels, multiplier], data: filters.data };
    return writing.add({
      className: "DepthwiseConv2D",
      name,
      inputs,
      config: { ...config, depth_multiplier: multiplier },
      weights: { depthwise_kernel: depthwise, bias: added },
    });
  }
  const kernel = groups === 1 ? filters : joinGroups(filters, groups);
  return writing.add({
    className: "Conv2D",
    name,
    inputs,
    config: { ...config, filters: outputs },
    weights: { kernel, bias: added },
  });
}

/** A dense layer without activation. */
export function writeGemm({ layer, input, add }: Writing<LayerOf<"Gemm">>): string {
  const { name, weights, bias } = layer;
  return add({
    className: "Dense",
    name,
    inputs: [input.name],
    config: { units: weights.shape[1], activation: "linear", use_bias: bias !== undefined },
    weights: { kernel: weights, bias: bias && asVector(bias) },
  });
}

/** [h, w, in / groups, out] → [h, w, in, out], zero where input and output are of different groups. */
function joinGroups(filters: Constant, groups: number): Constant {
  const [height = 0, width = 0, depth = 0, outputs = 0] = filters.shape;
  const channels = depth * groups;
  const data = new Float32Array(height * width * channels * outputs);
  const each = outputs / groups;
  for (let place = 0; place < height * width; place += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      const first = Math.floor(channel / depth) * each;
      const row = (place * depth + (channel % depth)) * outputs;
      const values = filters.data.subarray(row + first, row + first + each);
      data.set(values, (place * channels + channel) * outputs + first);
    }
  }
  return { shape: [height, width, channels, outputs], data };
}
