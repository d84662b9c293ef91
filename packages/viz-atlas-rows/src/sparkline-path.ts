/**
 * Counts as bars on a logarithmic scale (log(1 + n)), each as high as its share of the highest; what is none is 0.
 * @returns SVG path data inside width × height; empty without counts
 */
export function sparklinePath(counts: ArrayLike<number>, width: number, height: number): string {
  const heights = Array.from(counts, (count) => (count > 0 && Number.isFinite(count) ? Math.log1p(count) : 0));
  const highest = Math.max(0, ...heights);
  if (highest === 0) return "";
  const step = width / heights.length;
  const round = (value: number) => Math.round(value * 10) / 10;
  const bars = heights.map((bar, index) => `V${round(height - (bar / highest) * height)}H${round((index + 1) * step)}`);
  return `M0 ${height}${bars.join("")}V${height}Z`;
}
