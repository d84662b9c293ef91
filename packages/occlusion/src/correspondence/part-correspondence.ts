/** How alike a layer's units answer to the same part being masked in different images. */
export interface PartCorrespondence {
  readonly part: string;
  readonly layer: string;
  /** Δ divided by pairs × vector length, 0 … 1: lower means that the part corresponds. */
  readonly mean: number;
  /** Over the unordered pairs, population formula. */
  readonly deviation: number;
  /** The mean of each random draw. */
  readonly random: readonly number[];
  /** Share of the draws at or below the part's mean; NaN without draws. */
  readonly pValue: number;
  /** One an unordered pair of images, (0, 1), (0, 2), … (1, 2), …: its Δ divided by the vector length. */
  readonly pairs: Float64Array;
  /** [images, …shape]: where masking the part raised (+1), lowered (−1) or left (0) the layer's units. */
  readonly signs: Int8Array;
}
