/** An image's label, or its labels where several things are in it. */
export type ImageLabels = number | readonly number[];

/** Images to learn from, or to be measured by. */
export interface TrainingImages {
  readonly count: number;
  /**
   * Writes one image, in the model's input space, as this epoch sees it. Several may be under way at once.
   * @param target [h, w, c], or [units] of features; zeros
   * @param random uniform in [0, 1), this image's own, for shifts and the like
   * @returns its label or labels
   */
  read(index: number, target: Float32Array, random: () => number): ImageLabels | Promise<ImageLabels>;
}
