import { seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import type { CompiledNetwork, Unit } from "../src/index.ts";
import type { Draw } from "./draw-network.ts";

/** An image as random as the network, [1, h, w, c]. */
export function drawInput({ network }: CompiledNetwork, seed: number): tf.Tensor4D {
  const [height, width, channels] = network.layers[0]!.shape as [number, number, number];
  const random = seededRandom(seed + 1);
  const values = Float32Array.from({ length: height * width * channels }, () => random() * 2 - 1);
  return tf.tensor4d(values, [1, height, width, channels]);
}

/** The unit that a draw means; a network of nothing but its input is passed over. */
export function pickUnit({ network }: CompiledNetwork, [layerDraw, channel, y, x]: Draw["unit"]): Unit {
  const layers = network.layers.slice(1);
  const layer = layers.length > 0 ? layers[layerDraw % layers.length]! : undefined;
  fc.pre(layer !== undefined);
  const [height, width, channels] = layer!.shape.length === 3 ? layer!.shape : [1, 1, layer!.shape[0]];
  return { layer: layer!.name, channel: channel % channels!, y: y % height!, x: x % width! };
}
