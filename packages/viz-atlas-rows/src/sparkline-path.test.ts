import { describe, expect, it } from "vitest";
import { sparklinePath } from "./sparkline-path.ts";

describe("sparklinePath", () => {
  it("draws log(1 + n) of each bin over the highest", () => {
    expect(sparklinePath([Math.E ** 2 - 1, 0, Math.E - 1], 6, 10)).toBe("M0 10V0H2V10H4V5H6V10Z");
  });

  it("takes what is no count as 0", () => {
    const counts = [Number.NaN, -3, Number.POSITIVE_INFINITY, 1];
    expect(sparklinePath(counts, 4, 10)).toBe("M0 10V10H1V10H2V10H3V0H4V10Z");
  });

  it("draws nothing without counts", () => {
    expect([sparklinePath([], 6, 10), sparklinePath([0, 0], 6, 10)]).toEqual(["", ""]);
  });
});
