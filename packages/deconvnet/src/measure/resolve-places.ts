import type { CompiledNetwork } from "../compile-network.ts";
import { ambiguous, type PlacedMaxima } from "./place-maxima.ts";
import type { MeasuredSource } from "./plan-measurement.ts";
import { runToLayers } from "./run-to-layers.ts";

/** Finds the places that rows and columns leave open: computes the layer again for those images, and reads its maps. */
export async function resolvePlaces(
  compiled: CompiledNetwork,
  images: Float32Array,
  { name, channels }: MeasuredSource,
  { values, places }: PlacedMaxima,
): Promise<void> {
  if (!places.includes(ambiguous)) return;
  const size = (images.length / places.length) * channels;
  for (let start = 0; start < places.length; start += channels) {
    const open = [...places.subarray(start, start + channels).keys()].filter((c) => places[start + c] === ambiguous);
    if (open.length === 0) continue;
    const image = (start / channels) * size;
    const maps = await readActivation(compiled, images.slice(image, image + size), name);
    for (const channel of open) {
      places[start + channel] = findInMap(maps, channel, channels, values[start + channel]!);
    }
  }
}

/** @returns [h, w, c] */
async function readActivation(
  compiled: CompiledNetwork,
  image: Float32Array,
  layer: string,
): Promise<ArrayLike<number>> {
  const [output] = runToLayers(compiled, image, new Set([layer]), (_, activation) => [activation]);
  try {
    return await output!.data();
  } finally {
    output!.dispose();
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
