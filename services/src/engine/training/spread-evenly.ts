/** At most so many of some images, spread evenly; ascending if they are. */
export function spreadEvenly(images: Uint32Array, most: number): Uint32Array {
  const count = Math.min(images.length, most);
  return Uint32Array.from({ length: count }, (_, place) => images[Math.floor((place * images.length) / count)]!);
}
