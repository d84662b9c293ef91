import { describe, expect, it } from "vitest";
import { meanLine } from "./mean-line.ts";

describe("meanLine", () => {
  it("is known only where every line is", () => {
    expect(
      meanLine([
        [1, Number.NaN, 3],
        [3, 4, 6],
      ]),
    ).toEqual([2, Number.NaN, 4.5]);
    expect(meanLine([])).toEqual([]);
  });
});
