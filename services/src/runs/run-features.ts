import type { FollowedMap, LayerWinners } from "../engine/training/training-job.ts";

/** What the features of a network were at a snapshot. */
export interface MeasuredFeatures {
  readonly probeImages: number;
  readonly layers: readonly LayerWinners[];
  /** In the order in which they were told. */
  readonly followed: readonly FollowedMap[];
}
