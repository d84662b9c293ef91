import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pickRanks } from "./pick-ranks.ts";

describe("pickRanks", () => {
  it("finds what sorting finds, at every rank", () => {
    const magnitude = fc.oneof(fc.constantFrom(0, 1, 2 ** -149, 3.4e38), fc.float({ min: 0, noNaN: true }));
    fc.assert(
      fc.property(fc.array(magnitude, { minLength: 1, maxLength: 30 }), (list) => {
        const values = Float32Array.from(list);
        const sorted = values.toSorted();
        for (let rank = 0; rank < values.length; rank += 1) {
          expect(pickRanks(values, rank)).toEqual([sorted[rank], sorted[Math.min(rank + 1, values.length - 1)]]);
        }
      }),
    );
  });

  it("leaves the values in their order, and reads a part of a buffer", () => {
    const values = Float32Array.of(9, 3, 1, 2).subarray(1);
    expect(pickRanks(values, 1)).toEqual([2, 3]);
    expect(Array.from(values)).toEqual([3, 1, 2]);
  });
});
