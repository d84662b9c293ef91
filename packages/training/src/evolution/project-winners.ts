import { type CompiledNetwork, type Projection, projectUnits, runForward } from "@deconvscope/deconvnet";
import * as tf from "@tensorflow/tfjs-core";
import type { MapWinner } from "./map-winner.ts";

/** A map's winner, with the map's layer. */
export type FollowedWinner = MapWinner & { readonly layer: string };

/** A winner seen from the image that it is in. */
export interface ProjectedWinner<Image> {
  readonly winner: FollowedWinner;
  readonly projection: Projection;
  readonly image: Image;
}

/**
 * Projects winners by the deconvnet's rule, each seeded with its own activation: one forward pass an image, images
 * ascending. Maps without winner are left out.
 * @param read gives an image, [h, w, c] in the model's input space; the next is read meanwhile
 * @throws DeconvnetError "unknown-layer", "not-projectable", "out-of-range", "not-finite"; the signal's reason
 */
export async function* projectWinners<Image extends { readonly input: Float32Array }>(
  compiled: CompiledNetwork,
  winners: readonly FollowedWinner[],
  read: (image: number) => Promise<Image>,
  abort?: AbortSignal,
): AsyncGenerator<ProjectedWinner<Image>, void, undefined> {
  const byImage = Map.groupBy(
    winners.filter(({ image }) => image >= 0),
    ({ image }) => image,
  );
  const images = [...byImage.keys()].sort((a, b) => a - b);
  const readAhead = (place: number): Promise<Image> | undefined => {
    const reading = images[place] === undefined ? undefined : read(images[place]);
    // What it rejects with is thrown where it is awaited, which may be later, or never.
    reading?.catch(() => undefined);
    return reading;
  };
  let next = readAhead(0);
  for (const [place, index] of images.entries()) {
    const image = (await next)!;
    next = readAhead(place + 1);
    abort?.throwIfAborted();
    yield* projectOn(compiled, image, byImage.get(index)!, abort);
  }
}

async function* projectOn<Image extends { readonly input: Float32Array }>(
  compiled: CompiledNetwork,
  image: Image,
  winners: readonly FollowedWinner[],
  abort: AbortSignal | undefined,
): AsyncGenerator<ProjectedWinner<Image>, void, undefined> {
  const [height, width, channels] = compiled.network.layers[0]!.shape as [number, number, number];
  const input = tf.tensor4d(image.input, [1, height, width, channels]);
  const pass = runForward(compiled, input);
  try {
    // On its own, so that backends that compile do so once for all layers' winners.
    await pass.read(compiled.network.output);
    let place = 0;
    for await (const projection of projectUnits(pass, winners, abort && { abort })) {
      yield { winner: winners[place]!, projection, image };
      place += 1;
    }
  } finally {
    pass.dispose();
    input.dispose();
  }
}
