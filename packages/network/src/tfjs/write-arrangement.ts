import type { Layer, LayerOf } from "../network.ts";
import { rejectLayer } from "../reject-layer.ts";
import { addSimple, type Writing } from "./keras-writing.ts";

type ReshapeLayer = Extract<Layer, { order: unknown }>;

/** Reshape; where elements count channels first, a Permute puts a map's channels first before it or last after it. */
export function writeReshape(writing: Writing<ReshapeLayer>): string {
  const { layer, input, add } = writing;
  const channelsFirst = layer.order === "channels-first";
  let before = input.name;
  if (channelsFirst && input.shape.length === 3 && !isOneLine(input.shape)) {
    before = add({
      className: "Permute",
      name: `${layer.name}_channels_first`,
      inputs: [before],
      config: { dims: [3, 1, 2] },
    });
  }
  const [height, width, channels] = layer.shape;
  if (channelsFirst && layer.shape.length === 3 && !isOneLine(layer.shape)) {
    const reshaped = add({
      className: "Reshape",
      name: `${layer.name}_reshaped`,
      inputs: [before],
      config: { target_shape: [channels, height, width] },
    });
    return add({ className: "Permute", name: layer.name, inputs: [reshaped], config: { dims: [2, 3, 1] } });
  }
  if (layer.shape.length === 1) return add({ className: "Flatten", name: layer.name, inputs: [before] });
  return add({ className: "Reshape", name: layer.name, inputs: [before], config: { target_shape: layer.shape } });
}

/** Permute, whose axes count from 1. */
export function writeTranspose(writing: Writing<LayerOf<"Transpose">>): string {
  return addSimple(writing, "Permute", { dims: writing.layer.permutation.map((axis) => axis + 1) });
}

/** Cropping2D, which keeps every cell between its sides and every channel. */
export function writeSlice(writing: Writing<LayerOf<"Slice">>): string {
  const { layer, input } = writing;
  const { starts, sizes, steps } = layer;
  const keepsChannels = starts[2] === 0 && sizes[2] === input.shape[2];
  if (input.shape.length !== 3 || !keepsChannels || steps.some((step) => step !== 1)) {
    rejectLayer(layer, "Keras only crops rows and columns, every cell between", "unsupported");
  }
  const sides = [0, 1].map((axis) => {
    const start = starts[axis] ?? 0;
    return [start, (input.shape[axis] ?? 0) - start - (sizes[axis] ?? 0)];
  });
  return addSimple(writing, "Cropping2D", { cropping: sides, data_format: "channels_last" });
}

/** ZeroPadding2D, which adds zeros around rows and columns. */
export function writePad(writing: Writing<LayerOf<"Pad">>): string {
  const { layer, input } = writing;
  const [rows = [0, 0], columns = [0, 0], channels = [0, 0]] = layer.amounts;
  const grows = [...rows, ...columns].every((cells) => cells >= 0) && channels.every((cells) => cells === 0);
  if (input.shape.length !== 3 || layer.mode !== "constant" || layer.value !== 0 || !grows) {
    rejectLayer(layer, "Keras only pads rows and columns, with zeros", "unsupported");
  }
  return addSimple(writing, "ZeroPadding2D", { padding: [rows, columns], data_format: "channels_last" });
}

/** Whether channels-first and channels-last count its elements alike. */
function isOneLine([height, width, channels]: readonly number[]): boolean {
  return channels === 1 || (height === 1 && width === 1);
}
