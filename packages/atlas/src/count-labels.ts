/** How many of some images carry a label. */
export interface LabelCount {
  /** An index into the dataset's labels. */
  readonly label: number;
  readonly count: number;
  /** Place of the strongest image that carries it, from 0. */
  readonly rank: number;
}

/**
 * Counts the labels of a map's strongest images: most first, of equals the one that a stronger image carries.
 * @param tops the strongest first
 * @param labelsOf an image's labels, by its index in the split
 */
export function countLabels(
  tops: readonly { readonly image: number }[],
  labelsOf: (image: number) => Iterable<number>,
): LabelCount[] {
  const counts = new Map<number, LabelCount>();
  for (const [place, { image }] of tops.entries()) {
    for (const label of labelsOf(image)) {
      const { count, rank } = counts.get(label) ?? { count: 0, rank: place };
      counts.set(label, { label, count: count + 1, rank });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

/**
 * How much a map keeps to one class: the share of its strongest images that carry their commonest label, 0 … 1.
 * @param counts as `countLabels` gives them
 * @param images how many of the strongest there are
 */
export function labelPurity(counts: readonly LabelCount[], images: number): number {
  return images === 0 ? 0 : (counts[0]?.count ?? 0) / images;
}
