import type { Features } from "@deconvscope/training";

/** Of the largest deviation; numbers that vary less count as varying so much. */
const leastDeviation = 1e-3;

/**
 * Shifts and scales each number of the features so that over the training images its mean is 0, and all numbers of an
 * image together have about the given sum of squares.
 * @returns both, changed in place
 */
export function standardiseFeatures(learned: Features, held: Features, energy: number): [Features, Features] {
  const size = learned.shape.reduce((product, side) => product * side, 1);
  const count = learned.labels.length;
  const [mean, deviation] = [new Float64Array(size), new Float64Array(size)];
  for (const [at, value] of learned.values.entries()) {
    mean[at % size]! += value / count;
  }
  for (const [at, value] of learned.values.entries()) {
    deviation[at % size]! += (value - mean[at % size]!) ** 2 / count;
  }
  const largest = Math.sqrt(deviation.reduce((most, square) => Math.max(most, square), 0)) || 1;
  const scale = deviation.map(
    (square) => Math.sqrt(energy / size) / Math.max(Math.sqrt(square), leastDeviation * largest),
  );
  for (const { values } of [learned, held]) {
    for (let at = 0; at < values.length; at++) {
      values[at] = (values[at]! - mean[at % size]!) * scale[at % size]!;
    }
  }
  return [learned, held];
}
