import type { Preprocessing } from "@deconvscope/datasets";
import type { CompiledNetwork } from "@deconvscope/deconvnet";
import { type FollowedWinner, type MapField, noField, placeInField, projectWinners } from "@deconvscope/training";
import { type DrawnProjection, drawProjection, mostPictures } from "../draw-projection.ts";
import { mapAhead } from "../map-ahead.ts";
import type { PreparedInput } from "../prepare-input.ts";

/** Longest side in pixels: many are shown beside each other. */
const pictureSide = 128;

const nothing = new Uint8Array();

/** A followed map's winner, projected and drawn. */
export interface DrawnWinner extends DrawnProjection {
  readonly winner: FollowedWinner;
  readonly field: MapField;
}

/** Of a map that nothing excites. */
export const nothingDrawn: Omit<DrawnWinner, "winner"> = {
  field: noField,
  scale: 0,
  projectionPng: nothing,
  patchPng: nothing,
};

/**
 * Projects winners and draws their projections, and what their units see; those of maps that nothing excites are left
 * out.
 * @throws DeconvnetError; what reading an image throws; the signal's reason
 */
export async function drawWinners(
  compiled: CompiledNetwork,
  winners: readonly FollowedWinner[],
  read: (image: number) => Promise<PreparedInput>,
  preprocessing: Preprocessing,
  signal: AbortSignal,
): Promise<readonly DrawnWinner[]> {
  const inputShape = compiled.network.layers[0]!.shape;
  const projected = mapAhead(
    projectWinners(compiled, winners, read, signal),
    async ({ winner, projection, image: { display } }): Promise<DrawnWinner> => ({
      winner,
      field: placeInField(projection, compiled.field(winner.layer)),
      ...(await drawProjection({ display, inputShape }, projection, preprocessing, pictureSide)),
    }),
    mostPictures,
  );
  const drawn: DrawnWinner[] = [];
  for await (const winner of projected) {
    drawn.push(winner);
  }
  return drawn;
}
