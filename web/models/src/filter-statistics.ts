/** How strong one filter is. */
export interface FilterStatistics {
  filter: number;
  rms: number;
  /** Largest |weight|. */
  largest: number;
}

/**
 * Root mean square and largest weight of each filter, the strongest first.
 * @param shape [kernel height, kernel width, in, out]
 */
export function filterStatistics(values: Float32Array, shape: readonly number[]): FilterStatistics[] {
  const outputs = shape.at(-1) ?? 1;
  const squares = new Float64Array(outputs);
  const largest = new Float64Array(outputs);
  values.forEach((value, index) => {
    const filter = index % outputs;
    squares[filter]! += value * value;
    largest[filter] = Math.max(largest[filter]!, Math.abs(value));
  });
  const weights = values.length / outputs;
  return Array.from(squares, (square, filter) => ({
    filter,
    rms: Math.sqrt(square / weights),
    largest: largest[filter]!,
  })).sort((a, b) => b.rms - a.rms);
}
