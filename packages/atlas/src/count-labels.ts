/** How many of some images carry a label. */
export interface LabelCount {
  /** An index into the dataset's labels. */
  readonly label: number;
  readonly count: number;
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
  const counts = new Map<number, number>();
  for (const { image } of tops) for (const label of labelsOf(image)) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count);
}

/**
 * How much a map keeps to one class: the share of its strongest images that carry their commonest label, 0 … 1.
 * @param counts as `countLabels` gives them
 * @param images how many of the strongest there are
 */
export function labelPurity(counts: readonly LabelCount[], images: number): number {
  return images === 0 ? 0 : (counts[0]?.count ?? 0) / images;
}
