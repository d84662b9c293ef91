import { type CompiledNetwork, type Projection, projectOnImages } from "@deconvscope/deconvnet";
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
 * Projects winners by the deconvnet's rule, each seeded with its own activation: as many images at once as memory
 * allows, of them the deeper layers' winners first. Maps without winner are left out.
 * @param read gives an image, [h, w, c] in the model's input space; the next ones are read meanwhile
 * @throws DeconvnetError "unknown-layer", "not-projectable", "out-of-range", "not-finite"; the signal's reason
 */
export async function* projectWinners<Image extends { readonly input: Float32Array }>(
  compiled: CompiledNetwork,
  winners: readonly FollowedWinner[],
  read: (image: number) => Promise<Image>,
  abort?: AbortSignal,
): AsyncGenerator<ProjectedWinner<Image>, void, undefined> {
  const excited = winners.filter(({ image }) => image >= 0);
  for await (const { unit, projection, image } of projectOnImages(compiled, excited, read, abort && { abort })) {
    yield { winner: unit, projection, image };
  }
}
