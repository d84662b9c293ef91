/** How many images of a class were taken for another, or for it. */
export interface ConfusionCell {
  readonly label: number;
  readonly predicted: number;
  readonly images: number;
}

/** Counts which classes are taken for which. */
export interface ConfusionTally {
  add(label: number, predicted: number): void;
  /** What is not zero, by label and then by prediction. */
  cells(): ConfusionCell[];
}

/** Only pairs that were seen take memory. */
export function tallyConfusion(classes: number): ConfusionTally {
  const counts = new Map<number, number>();
  return {
    add: (label, predicted) => {
      const pair = label * classes + predicted;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    },
    cells: () =>
      [...counts]
        .sort(([a], [b]) => a - b)
        .map(([pair, images]) => ({ label: Math.floor(pair / classes), predicted: pair % classes, images })),
  };
}
