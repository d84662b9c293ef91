/**
 * Spearman's rank correlation of the magnitudes of two maps; ties share the mean of their ranks. Places where either is NaN
 * do not count.
 * @returns −1 … 1; 0 where all magnitudes of a map are equal
 * @throws RangeError if the lengths differ
 */
export function rankCorrelation(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new RangeError(`expected maps of one size, got ${a.length} and ${b.length} values`);
  const measured = [...a.keys()].filter((at) => !Number.isNaN(a[at]) && !Number.isNaN(b[at]));
  const [first, second] = [a, b].map((map) => rankMagnitudes(Float64Array.from(measured, (at) => Math.abs(map[at]!))));
  return correlate(first!, second!);
}

function rankMagnitudes(values: Float64Array): Float64Array {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to += 1;
    for (const at of order.slice(from, to)) ranks[at] = (from + to - 1) / 2;
    from = to;
  }
  return ranks;
}

/** Of ranks: both have the same mean, whatever the ties. */
function correlate(a: Float64Array, b: Float64Array): number {
  const mean = (a.length - 1) / 2;
  let [product, squaresA, squaresB] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a[at]! - mean, b[at]! - mean];
    product += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return squaresA === 0 || squaresB === 0 ? 0 : product / Math.sqrt(squaresA * squaresB);
}
