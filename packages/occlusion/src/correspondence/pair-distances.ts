/**
 * The share of units that differ in sign, for each unordered pair of images: (0, 1), (0, 2), … (1, 2), ….
 * @param signs [images, units]
 * @param pause is waited for between pairs
 */
export async function pairDistances(
  signs: Int8Array,
  images: number,
  pause: () => Promise<void>,
): Promise<Float64Array> {
  const units = signs.length / images;
  const distances: number[] = [];
  for (let first = 0; first < images; first++) {
    for (let second = first + 1; second < images; second++) {
      await pause();
      let differing = 0;
      for (let unit = 0; unit < units; unit++) {
        if (signs[first * units + unit] !== signs[second * units + unit]) differing += 1;
      }
      distances.push(differing / units);
    }
  }
  return Float64Array.from(distances);
}
