/** px from a line of labels to the next. */
const lineHeight = 15;

/**
 * Heights of labels at the ends of lines, in the order of the lines: none nearer than a line of words to the next, those
 * that would meet moved as little as possible.
 * @param heights px at which the lines end
 * @param plot px between which they are kept; below it if there is no room
 */
export function placeLabels(
  heights: readonly number[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): number[] {
  const order = heights.map((height, index) => ({ height, index })).toSorted((a, b) => a.height - b.height);
  // Without the lines of words above it a label's height must not decrease: neighbours that do are pooled at their mean.
  const pools: { sum: number; count: number }[] = [];
  for (const [line, { height }] of order.entries()) {
    let pool = { sum: height - line * lineHeight, count: 1 };
    for (let above = pools.at(-1); above && above.sum / above.count > pool.sum / pool.count; above = pools.at(-1)) {
      pool = { sum: pool.sum + above.sum, count: pool.count + above.count };
      pools.pop();
    }
    pools.push(pool);
  }
  const lowest = bottom - (heights.length - 1) * lineHeight;
  const places = new Array<number>(heights.length);
  let line = 0;
  for (const { sum, count } of pools) {
    const start = Math.max(top, Math.min(lowest, sum / count));
    for (let label = 0; label < count; label++) {
      places[order[line]!.index] = start + line * lineHeight;
      line++;
    }
  }
  return places;
}
