/** What maps are put in order by. */
export interface RankedMap {
  readonly channel: number;
  /** Images on which it is above 0. */
  readonly firing: number;
  readonly maximum: number;
  /** Share of images above half the maximum. */
  readonly aboveHalf: number;
  /** Share of its strongest images that carry their commonest label. */
  readonly purity: number;
  /** Of its strongest images, those that carry the label which is looked for. */
  readonly labelled: number;
  /** Place of the first of these among its strongest, from 0; Infinity where there is none. */
  readonly labelRank: number;
}

/**
 * `selectivity`: what fires near its maximum on the fewest images first. `label`: most of the label first; of as many,
 * where it comes higher among the strongest, then the stronger map.
 */
export type MapOrder = "channel" | "maximum" | "selectivity" | "purity" | "label";

const comparisons: Record<MapOrder, (a: RankedMap, b: RankedMap) => number> = {
  channel: () => 0,
  maximum: (a, b) => b.maximum - a.maximum,
  selectivity: (a, b) => a.aboveHalf - b.aboveHalf,
  purity: (a, b) => b.purity - a.purity,
  label: (a, b) => b.labelled - a.labelled || compareRanks(a, b) || b.maximum - a.maximum,
};

/** Infinity less itself is no number. */
function compareRanks(a: RankedMap, b: RankedMap): number {
  return a.labelRank === b.labelRank ? 0 : a.labelRank - b.labelRank;
}

/** Maps in an order; equal ones by channel, and, but for the order of channels, those that never fire last. */
export function rankMaps<Ranked extends RankedMap>(maps: readonly Ranked[], order: MapOrder): Ranked[] {
  const compare = comparisons[order];
  const dead = (map: RankedMap): number => (order !== "channel" && map.firing === 0 ? 1 : 0);
  return [...maps].sort((a, b) => dead(a) - dead(b) || compare(a, b) || a.channel - b.channel);
}
