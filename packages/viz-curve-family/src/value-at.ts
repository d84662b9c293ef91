/**
 * A line's value at an amount, between two neighbouring amounts on the straight line that is drawn there.
 * @returns NaN where one of the neighbours is not known, or the amount lies outside
 */
export function valueAt(amounts: ArrayLike<number>, values: ArrayLike<number>, amount: number): number {
  for (let at = 0; at < amounts.length; at++) {
    if (amounts[at] === amount) return values[at]!;
    if (at > 0 && amounts[at - 1]! < amount && amount < amounts[at]!) {
      const share = (amount - amounts[at - 1]!) / (amounts[at]! - amounts[at - 1]!);
      return values[at - 1]! * (1 - share) + values[at]! * share;
    }
  }
  return Number.NaN;
}
