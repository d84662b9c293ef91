import type { FilterBank } from "@deconvscope/viz-kit";

/** What was measured of one filter. */
export interface AtlasFilter {
  readonly channel: number;
  readonly rms: number;
  /** Shares of its energy by radial frequency: below 1/6, from there to 1/3, above 1/3 cycles a pixel. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Energy-weighted mean, cycles a pixel. */
  readonly radialFrequency: number;
  /** Far larger than the others. */
  readonly dominates?: boolean | undefined;
  /** Next to nothing beside the others. */
  readonly dead?: boolean | undefined;
  /** A filter before it that is much the same. */
  readonly duplicateOf?: number | undefined;
}

/** What comes first: low radial frequencies, the largest root mean square, or the first channel. */
export type AtlasOrder = "frequency" | "rms" | "channel";

/** The shares of the whole bank's energy. */
export type BandBalance = Pick<AtlasFilter, "low" | "middle" | "high">;

export interface FilterAtlasData extends FilterBank {
  /** One a filter, in any order. */
  readonly measured: readonly AtlasFilter[];
  /** Of all filters together; none is told if left out, as of 1 × 1 filters, which pass all frequencies alike. */
  readonly balance?: BandBalance | undefined;
  /** [out, side, side], each filter's energy by frequency, frequency 0 in the middle; none are drawn if left out. */
  readonly spectra?: ArrayLike<number> | undefined;
  /** "frequency" if left out. */
  readonly order?: AtlasOrder | undefined;
}

/** The filters in an order, ties to the lower channel. */
export function orderFilters(measured: readonly AtlasFilter[], order: AtlasOrder = "frequency"): AtlasFilter[] {
  const rank = ({ radialFrequency, rms, channel }: AtlasFilter) =>
    order === "frequency" ? radialFrequency : order === "rms" ? -rms : channel;
  return measured.toSorted((a, b) => rank(a) - rank(b) || a.channel - b.channel);
}
