import type { LayerOf } from "../../network.ts";
import type { GraphWriter } from "./graph-writer.ts";
import { writeConstant } from "./write-constant.ts";

/** Of ranks whose last axis is not the file's second, it is written as the scale and shift that it is. */
export function writeBatchNormalization(writer: GraphWriter, layer: LayerOf<"BatchNormalization">): void {
  const { gamma, beta, mean, variance, epsilon, shape } = layer;
  if (shape.length === 1 || shape.length === 3) {
    const parameters = Object.entries({ gamma, beta, mean, variance }).map(([part, data]) =>
      writer.floats(layer, part, [data.length], data),
    );
    writer.node("BatchNormalization", [...layer.inputs, ...parameters], layer.name, { epsilon: { float: epsilon } });
    return;
  }
  const scale = gamma.map((value, channel) => value / Math.sqrt((variance[channel] ?? 0) + epsilon));
  const shift = beta.map((value, channel) => value - (mean[channel] ?? 0) * (scale[channel] ?? 0));
  const scaled = writer.freeName(layer, "scaled");
  const constant = (part: string, data: Float32Array): string =>
    writeConstant(writer, layer, part, { shape: [data.length], data }, shape.length);
  writer.node("Mul", [...layer.inputs, constant("scale", scale)], scaled);
  writer.node("Add", [scaled, constant("shift", shift)], layer.name);
}

export function writeInstanceNormalization(writer: GraphWriter, layer: LayerOf<"InstanceNormalization">): void {
  const gamma = writer.floats(layer, "gamma", [layer.gamma.length], layer.gamma);
  const beta = writer.floats(layer, "beta", [layer.beta.length], layer.beta);
  writer.node("InstanceNormalization", [...layer.inputs, gamma, beta], layer.name, {
    epsilon: { float: layer.epsilon },
  });
}

export function writeLrn(writer: GraphWriter, layer: LayerOf<"LRN">): void {
  writer.node("LRN", layer.inputs, layer.name, {
    size: layer.size,
    alpha: { float: layer.alpha },
    beta: { float: layer.beta },
    bias: { float: layer.bias },
  });
}
