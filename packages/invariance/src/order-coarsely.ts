const coarsest = 8;

/** Indices in an order that shows a rough curve early: every eighth, then every fourth, second and last between them. */
export function orderCoarsely(count: number): number[] {
  const order: number[] = [];
  for (let step = coarsest; step >= 1; step /= 2) {
    for (let index = step === coarsest ? 0 : step; index < count; index += step === coarsest ? step : 2 * step) {
      order.push(index);
    }
  }
  return order;
}
