import { type Network, seededRandom } from "@deconvscope/network";

/** An image of uniform noise from −1 to 1 for a network, [h, w, c]. */
export function drawImage({ layers }: Network, seed: number): Float32Array {
  const random = seededRandom(seed);
  const count = layers[0]!.shape.reduce((product, length) => product * length, 1);
  return Float32Array.from({ length: count }, () => random() * 2 - 1);
}
