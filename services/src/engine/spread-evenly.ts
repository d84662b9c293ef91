const goldenRatio = (Math.sqrt(5) - 1) / 2;

/**
 * At most so many of some images, one of each equal stretch; ascending if they are. Where in its stretch an image lies
 * differs from stretch to stretch: a regular step would take one class of a dataset whose classes take turns.
 */
export function spreadEvenly(images: Uint32Array, most: number): Uint32Array {
  const count = Math.min(images.length, most);
  const startOf = (place: number) => Math.floor((place * images.length) / count);
  return Uint32Array.from({ length: count }, (_, place) => {
    const start = startOf(place);
    const within = ((place + 1) * goldenRatio) % 1;
    return images[start + Math.floor(within * (startOf(place + 1) - start))]!;
  });
}
