/**
 * The numbers 0 … count − 1 in random order (Fisher–Yates).
 * @param random uniform in [0, 1); asked count − 1 times
 */
export function shuffle(count: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] as number;
    order[last] = order[other] as number;
    order[other] = kept;
  }
  return order;
}
