import { type FilterBank, type FilterTiles, type PlacedFilter, placeFilters, tileFilters } from "@deconvscope/viz-kit";

export interface FilterBoundData extends Omit<FilterBank, "input"> {
  /** Root mean square that no filter may exceed, above 0. */
  readonly bound: number;
  /** "rms": largest root mean square first, if left out; "index": as in the model. */
  readonly order?: "rms" | "index" | undefined;
}

/** A filter, and what the bound does to it. */
export interface BoundFilter extends PlacedFilter {
  /** What its weights are multiplied by, at most 1. */
  readonly factor: number;
}

export interface FilterBoundLayout {
  /** As they are, over the largest weight of all. */
  readonly before: FilterTiles;
  /** Each times its factor, over the largest weight that is left. */
  readonly after: FilterTiles;
  /** In the order of the tiles. */
  readonly filters: readonly BoundFilter[];
  /** How many the bound scales back. */
  readonly scaledBack: number;
  /** Largest |weight| before and after. */
  readonly largest: readonly [number, number];
}

/**
 * Filters before and after each whose root mean square exceeds the bound is scaled back to it.
 * @throws RangeError if the weights are not kernel height × width × in × out, or the bound is not above 0
 * @see Zeiler & Fergus 2014, §3 and Fig. 6
 */
export function layoutFilterBound(data: FilterBoundData): FilterBoundLayout {
  const { bound, order = "rms" } = data;
  if (!(bound > 0)) throw new RangeError(`bound: expected above 0, got ${bound}`);
  const filters = placeFilters(data, order).map((placed) => ({ ...placed, factor: Math.min(1, bound / placed.rms) }));
  const before = Math.max(...filters.map(({ largest }) => largest));
  const after = Math.max(...filters.map(({ largest, factor }) => largest * factor));
  const factors = new Map(filters.map(({ filter, factor }) => [filter, factor]));
  return {
    before: tileFilters(data, filters, () => before),
    // A weight times its factor over a scale is the weight over the scale divided by the factor.
    after: tileFilters(data, filters, ({ filter }) => after / (factors.get(filter) ?? 1)),
    filters,
    scaledBack: filters.filter(({ factor }) => factor < 1).length,
    largest: [before, after],
  };
}
