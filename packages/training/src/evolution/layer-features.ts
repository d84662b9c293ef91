import type { ReceptiveField, Shape } from "@deconvscope/network";
import type { MapField } from "./map-field.ts";
import type { LayerWinners } from "./map-winner.ts";

/** A followed map's projection at its winner. */
export interface FollowedField extends MapField {
  readonly channel: number;
}

/** What a layer's maps see at a snapshot. */
export interface LayerFeatures extends LayerWinners {
  /** [height, width, channels] of what a unit sees, padding included. */
  readonly field: Shape;
  /** Ascending by channel. */
  readonly followed: readonly FollowedField[];
}

/**
 * The features of a layer at the snapshot before, if they can be compared with those of now.
 * @param input the network's input, [height, width, channels]
 */
export function findBefore(
  features: readonly LayerFeatures[],
  { layer, maps }: LayerWinners,
  field: ReceptiveField,
  input: Shape,
): LayerFeatures | undefined {
  const now = describeField(field, input);
  return features.find(
    (before) =>
      before.layer === layer &&
      before.maps.length === maps.length &&
      before.field.every((length, axis) => length === now[axis]),
  );
}

/** @returns [height, width, channels] */
export function describeField({ height, width }: ReceptiveField, [, , channels = 1]: Shape): Shape {
  return [height, width, channels];
}
