import { expect, test } from "vitest";
import { seededRandom } from "../architectures/seeded-random.ts";
import { NetworkError } from "../network-error.ts";
import { readOnnx, writeOnnx } from "./index.ts";
import { randomNetwork } from "./testing/random-network.ts";

const MUTATIONS = 500;

/** Flips, overwrites, cuts out, repeats or inserts a few bytes. */
function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const pick = (count: number): number => Math.floor(random() * count);
  let mutated = Uint8Array.from(bytes);
  for (let count = 1 + pick(4); count > 0; count -= 1) {
    const at = pick(mutated.length);
    const length = 1 + pick(8);
    const before = mutated.subarray(0, at);
    const after = mutated.subarray(at + length);
    const kind = pick(5);
    if (kind === 0) mutated[at] = (mutated[at] ?? 0) ^ (1 << pick(8));
    if (kind === 1) mutated[at] = [0, 1, 0x7f, 0x80, 0xff][pick(5)] ?? 0;
    if (kind === 2) mutated = Uint8Array.of(...before, ...after);
    if (kind === 3) mutated = Uint8Array.of(...before, ...mutated.subarray(at, at + length), ...mutated.subarray(at));
    if (kind === 4) mutated = Uint8Array.of(...before, ...Array.from({ length }, () => pick(256)), ...after);
  }
  return mutated;
}

test(`${MUTATIONS} damaged files are read or refused, and nothing else`, () => {
  const random = seededRandom(3);
  let refused = 0;
  for (let index = 0; index < MUTATIONS; index += 1) {
    const bytes = mutate(writeOnnx(randomNetwork(random, 1 + (index % 8))), random);
    const start = performance.now();
    try {
      readOnnx(bytes);
    } catch (error) {
      if (!(error instanceof NetworkError)) throw new Error(`mutation ${index}`, { cause: error });
      expect(error.message.length).toBeGreaterThan(10);
      refused += 1;
    }
    expect(performance.now() - start).toBeLessThan(5000);
  }
  expect(refused).toBeGreaterThan(MUTATIONS / 4);
  expect(refused).toBeLessThan(MUTATIONS);
});
