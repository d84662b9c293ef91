import { readPads } from "./keras-convolutions.ts";
import { type KerasLayer, type LayerReader, type Output, readMapShape } from "./keras-layer.ts";

/** Readers of pools. */
export const poolReaders: Readonly<Record<string, LayerReader>> = {
  MaxPooling2D: (layer) => layer.emit({ operator: "MaxPool", ...readWindow(layer) }),
  AveragePooling2D: (layer) => layer.emit({ operator: "AveragePool", ...readWindow(layer), countIncludePad: false }),
  GlobalAveragePooling2D: (layer) => readGlobalPool(layer, "GlobalAveragePool"),
  GlobalMaxPooling2D: (layer) => readGlobalPool(layer, "GlobalMaxPool"),
};

function readWindow(layer: KerasLayer) {
  const kernel = layer.config.pair("pool_size", [2, 2]);
  const strides = layer.config.pair("strides", kernel);
  const dilations = [1, 1] as const;
  return { kernel, strides, dilations, pads: readPads(layer, kernel, strides, dilations), ceil: false };
}

/** Keras drops the two axes unless it is told to keep them: the pool has the layer's name, `<name>_flat` is read on. */
function readGlobalPool(layer: KerasLayer, operator: "GlobalAveragePool" | "GlobalMaxPool"): Output {
  const [, , channels] = readMapShape(layer);
  const pooled = layer.emit({ operator });
  if (layer.config.flag("keepdims", false)) return pooled;
  return layer.emit(
    { operator: "Flatten", shape: [channels], order: "channels-last" },
    { name: `${layer.name}_flat`, inputs: [pooled.name] },
  );
}
