/**
 * One map's weights out of a convolution's.
 * @param filters [height, width, in, out]
 * @param outputs size of the last axis
 * @returns [height, width, in, 1]
 */
export function channelFilter(filters: Float32Array, outputs: number, channel: number): Float32Array {
  return filters.filter((_, index) => index % outputs === channel);
}
