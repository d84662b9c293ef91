/** A share, and how sure it is. */
export interface Rate {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Of the normal distribution, between whose negative and itself 95 % lie. */
const deviations = 1.959963984540054;

/**
 * A share of `total` with the bounds of its 95 % confidence interval.
 * @returns 0 … 1; of nothing the share is NaN and may be anything
 * @see Wilson 1927
 */
export function wilsonInterval(count: number, total: number): Rate {
  if (total === 0) return { share: Number.NaN, low: 0, high: 1 };
  const share = count / total;
  const squared = deviations ** 2 / total;
  const middle = (share + squared / 2) / (1 + squared);
  const half = (deviations * Math.sqrt((share * (1 - share) + squared / 4) / total)) / (1 + squared);
  return {
    share,
    low: count === 0 ? 0 : Math.max(0, middle - half),
    high: count === total ? 1 : Math.min(1, middle + half),
  };
}
