const goldenRatio = (Math.sqrt(5) - 1) / 2;

/**
 * The same items in an order in which any beginning stands for all of them: running figures of images that lie class by
 * class would be those of the first class. Steps of a golden ratio of the way round, always the same.
 */
export function mixOrder<Item>(items: readonly Item[]): Item[] {
  const count = items.length;
  let step = Math.max(1, Math.round(count * goldenRatio));
  while (greatestCommonDivisor(step, count) > 1) step += 1;
  return items.map((_, place) => items[(place * step) % count]!);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
