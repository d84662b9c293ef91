import { seededRandom } from "@deconvscope/network";

/** The same bytes with a few changed at random, one in five also cut short; the same seed, the same mutants. */
export function mutateBytes(bytes: Uint8Array, seed: number): Uint8Array {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const mutant = Uint8Array.from(bytes);
  for (let change = 0; change <= below(6); change++) {
    mutant[below(mutant.length)] = below(256);
  }
  return random() < 0.2 ? mutant.subarray(0, below(mutant.length)) : mutant;
}
