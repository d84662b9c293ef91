/** px from a line of labels to the next. */
const lineHeight = 15;

/**
 * Heights of labels at the ends of lines, none nearer than a line of words to the next, in the order of the lines.
 * @param heights px at which the lines end
 * @param plot px between which they are kept as long as there is room
 */
export function placeLabels(
  heights: readonly number[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): number[] {
  const order = heights.map((height, index) => ({ height, index })).toSorted((a, b) => a.height - b.height);
  let least = top;
  const pushed = order.map(({ height, index }) => {
    const at = Math.max(least, height);
    least = at + lineHeight;
    return { at, index };
  });
  const over = Math.max(0, least - lineHeight - bottom);
  const places = new Array<number>(heights.length);
  let most = Number.POSITIVE_INFINITY;
  for (const { at, index } of pushed.toReversed()) {
    const place = Math.min(at, most, over > 0 ? bottom : at);
    places[index] = place;
    most = place - lineHeight;
  }
  return places;
}
