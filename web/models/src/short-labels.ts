/** The first of a label's names, where no other label begins alike: "brown bear" of "brown bear, bruin, Ursus arctos". */
export function shortLabels(labels: readonly string[]): string[] {
  const firsts = labels.map(firstName);
  const counts = new Map<string, number>();
  for (const first of firsts) counts.set(first, (counts.get(first) ?? 0) + 1);
  return firsts.map((first, index) => (counts.get(first) === 1 ? first : labels[index]!));
}

/** "brown bear" of "brown bear, bruin, Ursus arctos". */
export function firstName(label: string): string {
  return label.split(",")[0]!.trim() || label;
}
