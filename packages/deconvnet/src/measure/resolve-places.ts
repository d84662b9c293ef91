import * as tf from "@tensorflow/tfjs-core";
import type { CompiledNetwork } from "../compile-network.ts";
import { ambiguous, type PlacedMaxima } from "./place-maxima.ts";
import type { MeasuredSource } from "./plan-measurement.ts";
import { runToLayers } from "./run-to-layers.ts";

/** Finds the places that rows and columns leave open: computes the layer again for those images, and reads its maps. */
export async function resolvePlaces(
  compiled: CompiledNetwork,
  input: tf.Tensor4D,
  { name, channels }: MeasuredSource,
  { values, places }: PlacedMaxima,
): Promise<void> {
  for (let start = 0; start < places.length; start += channels) {
    const open = [...places.subarray(start, start + channels).keys()].filter((c) => places[start + c] === ambiguous);
    if (open.length === 0) continue;
    const maps = await readImage(compiled, input, name, start / channels);
    for (const channel of open) {
      places[start + channel] = findInMap(maps, channel, channels, values[start + channel]!);
    }
  }
}

/** One image's activation, [h, w, c]. */
async function readImage(
  compiled: CompiledNetwork,
  input: tf.Tensor4D,
  layer: string,
  image: number,
): Promise<ArrayLike<number>> {
  const [, height, width, channels] = input.shape;
  const one = tf.slice4d(input, [image, 0, 0, 0], [1, height, width, channels]);
  const [output] = runToLayers(compiled, one, new Set([layer]), (_, activation) => [activation]);
  try {
    return await output!.data();
  } finally {
    tf.dispose([one, output!]);
  }
}

/** The first cell that holds the value, or the first maximum where this graph rounds otherwise than the batch's did. */
function findInMap(maps: ArrayLike<number>, channel: number, channels: number, value: number): number {
  let best = 0;
  for (let cell = 0; cell * channels < maps.length; cell++) {
    const here = maps[cell * channels + channel]!;
    if (here === value) return cell;
    if (here > maps[best * channels + channel]!) best = cell;
  }
  return best;
}
