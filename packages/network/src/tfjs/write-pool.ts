import type { LayerOf } from "../network.ts";
import { rejectLayer } from "../reject-layer.ts";
import type { Pads } from "../shape.ts";
import type { Writing } from "./keras-writing.ts";
import { padAround, padsReached, wordForPads } from "./write-pads.ts";

/**
 * MaxPooling2D or AveragePooling2D. Padding that Keras has no word for becomes a ZeroPadding2D before it where zeros
 * change nothing: under a maximum of what is never negative, or where an average counts its padding.
 */
export function writePool(writing: Writing<LayerOf<"MaxPool"> | LayerOf<"AveragePool">>): string {
  const { layer, input, neverNegative, add } = writing;
  const { name, kernel, strides, dilations, pads } = layer;
  if (dilations.some((dilation) => dilation > 1)) rejectLayer(layer, "Keras has no dilated pool", "unsupported");
  const word = wordForPads(layer, input.shape, layer.shape);
  const reached = padsReached(layer, input.shape, layer.shape);
  const counted = layer.operator === "AveragePool" && layer.countIncludePad && hasCells(pads);
  const className = layer.operator === "MaxPool" ? "MaxPooling2D" : "AveragePooling2D";
  const config = { pool_size: kernel, strides, padding: word ?? "valid", data_format: "channels_last" };
  if (word && !counted) return add({ className, name, inputs: [input.name], config });
  const overhangs = reached.bottom > pads.bottom || reached.right > pads.right;
  const zerosChangeNothing = layer.operator === "MaxPool" ? neverNegative : counted && !overhangs;
  if (!zerosChangeNothing) {
    rejectLayer(layer, `Keras pools pad "valid" or "same", not by ${Object.values(reached).join(", ")}`, "unsupported");
  }
  const inputs = [padAround(writing, reached)];
  return add({ className, name, inputs, config: { ...config, padding: "valid" } });
}

/** Keras drops the map's two axes; `<name>_map` brings them back. */
export function writeGlobalPool({ layer, input, add }: Writing, className: string): string {
  const pooled = add({ className, name: layer.name, inputs: [input.name], config: { data_format: "channels_last" } });
  return add({
    className: "Reshape",
    name: `${layer.name}_map`,
    inputs: [pooled],
    config: { target_shape: layer.shape },
  });
}

/** A mean over all of a map; other means have no Keras form. */
export function writeReduceMean(writing: Writing<LayerOf<"ReduceMean">>): string {
  const { layer, input } = writing;
  if (input.shape.length !== 3 || [...layer.axes].sort().join() !== "0,1") {
    rejectLayer(layer, "Keras has only the mean over height and width", "unsupported");
  }
  const className = "GlobalAveragePooling2D";
  if (layer.keepDimensions) return writeGlobalPool(writing, className);
  return writing.add({ className, name: layer.name, inputs: [input.name], config: { data_format: "channels_last" } });
}

function hasCells(pads: Pads): boolean {
  return Object.values(pads).some((cells) => cells > 0);
}
