import { type FilterBank, type FilterTiles, placeFilters, tileFilters } from "@deconvscope/viz-kit";

export interface FilterGridData extends FilterBank {
  /** "own": each filter over its own largest weight; "common": all over the largest of all. */
  readonly scale?: "own" | "common";
  /** "rms": largest root mean square first; "index": as in the model. */
  readonly order?: "rms" | "index";
  readonly columns?: number;
}

/**
 * All filters of one convolution as one picture.
 * @throws RangeError if the weights are not kernel height × width × in × out
 */
export function layoutFilterGrid(data: FilterGridData): FilterTiles {
  const placed = placeFilters(data, data.order ?? "rms", data.columns);
  const common = Math.max(...placed.map(({ largest }) => largest));
  return tileFilters(data, placed, ({ largest }) => (data.scale === "common" ? common : largest));
}
