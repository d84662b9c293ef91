import type { LayerSpec } from "../layer-spec.ts";
import type { Operator } from "../operator.ts";
import type { Constant, Shape } from "../shape.ts";
import type { Fields } from "./fields.ts";

/** A layer's output, as later layers read it. */
export interface Output {
  readonly name: string;
  readonly shape: Shape;
}

/** A Keras layer in the midst of being read. */
export interface KerasLayer {
  readonly name: string;
  readonly config: Fields;
  /** The first of `inputs`. */
  readonly input: Output;
  readonly inputs: readonly Output[];
  /** @throws NetworkError where the file has no such weight */
  weight(name: string): Constant;
  /** The same, of one axis. */
  vector(name: string): Float32Array;
  /** Adds a layer to the network; it is named after the Keras layer and reads `input` unless told otherwise. */
  emit(
    operator: Exclude<Operator, { operator: "Input" }>,
    options?: { readonly name?: string; readonly inputs?: LayerSpec["inputs"] },
  ): Output;
}

/** Turns one Keras layer into layers of ours, and tells which is its output. */
export type LayerReader = (layer: KerasLayer) => Output;

/** The height, width and channels that a layer over maps reads. */
export function readMapShape(layer: KerasLayer): readonly [number, number, number] {
  const [height, width, channels] = layer.input.shape;
  if (height === undefined || width === undefined || channels === undefined || layer.input.shape.length !== 3) {
    layer.config.reject(`expected a feature map, got [${layer.input.shape.join(", ")}]`, "inconsistent");
  }
  const order = layer.config.text("data_format", "channels_last");
  if (order !== "channels_last" && order !== "channelsLast") {
    layer.config.reject(`expected data_format channels_last, got ${order}`);
  }
  return [height, width, channels];
}

/** A Keras axis, which counts the batch and may be negative, as an axis of the shape without it. */
export function readAxis(layer: KerasLayer, axis: number): number {
  const rank = layer.input.shape.length;
  const own = axis < 0 ? rank + axis : axis - 1;
  if (!Number.isInteger(own) || own < 0 || own >= rank) {
    layer.config.reject(`expected an axis of 1 to ${rank} (0 is the batch), got ${axis}`);
  }
  return own;
}
