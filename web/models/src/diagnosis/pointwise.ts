/** Said in place of bands: one weight a channel passes all frequencies alike. */
export const sayPointwise = "All frequencies alike, as of every 1 × 1 filter.";

/** Whether filters are of one weight a channel. @param shape [kernel height, kernel width, in, out] */
export function isPointwise([height, width]: readonly number[]): boolean {
  return height === 1 && width === 1;
}
