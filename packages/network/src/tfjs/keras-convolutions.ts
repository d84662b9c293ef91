import type { Constant, Pads, Pair } from "../shape.ts";
import { samePads } from "../window.ts";
import { readWithActivation } from "./keras-activations.ts";
import { type KerasLayer, type LayerReader, type Output, readMapShape } from "./keras-layer.ts";

/** Readers of convolutions and dense layers. */
export const convolutionReaders: Readonly<Record<string, LayerReader>> = {
  Conv2D: (layer) =>
    readWithActivation(layer, (name) => {
      const groups = layer.config.number("groups", 1);
      return emitConvolution(layer, { name, filters: layer.weight("kernel"), groups, bias: readBias(layer) });
    }),
  DepthwiseConv2D: (layer) =>
    readWithActivation(layer, (name) => {
      const [, , channels] = readMapShape(layer);
      const filters = foldMultiplier(layer, layer.weight("depthwise_kernel"));
      return emitConvolution(layer, { name, filters, groups: channels, bias: readBias(layer) });
    }),
  SeparableConv2D: (layer) =>
    readWithActivation(layer, (name) => {
      const [, , channels] = readMapShape(layer);
      const depthwise = emitConvolution(layer, {
        name: `${layer.name}_depthwise`,
        filters: foldMultiplier(layer, layer.weight("depthwise_kernel")),
        groups: channels,
        bias: undefined,
      });
      const filters = layer.weight("pointwise_kernel");
      return layer.emit(
        {
          operator: "Conv",
          kernel: [1, 1],
          strides: [1, 1],
          dilations: [1, 1],
          pads: NONE,
          groups: 1,
          filters,
          bias: readBias(layer),
        },
        { name, inputs: [depthwise.name] },
      );
    }),
  Dense: (layer) =>
    readWithActivation(layer, (name) =>
      layer.emit({ operator: "Gemm", weights: layer.weight("kernel"), bias: readBias(layer) }, { name }),
    ),
};

const NONE: Pads = { top: 0, left: 0, bottom: 0, right: 0 };

/**
 * Pads of a window as Keras' `padding` says: "valid" none, "same" so that ⌈length / stride⌉ places remain.
 * @throws NetworkError for any other word
 */
export function readPads(layer: KerasLayer, kernel: Pair, strides: Pair, dilations: Pair): Pads {
  const [height, width] = readMapShape(layer);
  const padding = layer.config.text("padding", "valid");
  if (padding === "valid") return NONE;
  if (padding !== "same") layer.config.reject(`expected the padding valid or same, got "${padding}"`);
  for (const [name, pair] of Object.entries({ kernel, strides, dilations })) {
    if (pair.some((value) => value < 1))
      layer.config.reject(`expected ${name} of at least 1, got ${pair.join(" × ")}`, "malformed");
  }
  const [top, bottom] = samePads(height, { kernel: kernel[0], stride: strides[0], dilation: dilations[0] }, "upper");
  const [left, right] = samePads(width, { kernel: kernel[1], stride: strides[1], dilation: dilations[1] }, "upper");
  return { top, left, bottom, right };
}

function emitConvolution(
  layer: KerasLayer,
  options: { name: string; filters: Constant; groups: number; bias: Float32Array | undefined },
): Output {
  const { name, filters, groups, bias } = options;
  const kernel = layer.config.pair("kernel_size");
  const strides = layer.config.pair("strides", [1, 1]);
  const dilations = layer.config.pair("dilation_rate", [1, 1]);
  const pads = readPads(layer, kernel, strides, dilations);
  return layer.emit({ operator: "Conv", kernel, strides, dilations, pads, groups, filters, bias }, { name });
}

/** [h, w, in, multiplier] → [h, w, 1, in · multiplier]: the same values in the same order. */
function foldMultiplier(layer: KerasLayer, kernel: Constant): Constant {
  const [height, width, channels, multiplier] = kernel.shape;
  if (height === undefined || width === undefined || channels === undefined || multiplier === undefined) {
    layer.config.reject(`expected a depthwise_kernel of four axes, got [${kernel.shape.join(", ")}]`, "inconsistent");
  }
  const wanted = layer.input.shape[2];
  if (channels !== wanted) {
    layer.config.reject(`expected a depthwise_kernel of ${wanted} channels, got ${channels}`, "inconsistent");
  }
  return { shape: [height, width, 1, channels * multiplier], data: kernel.data };
}

function readBias(layer: KerasLayer): Float32Array | undefined {
  return layer.config.flag("use_bias", true) ? layer.vector("bias") : undefined;
}
