import { describe, expect, it } from "vitest";
import { filterStatistics } from "./filter-statistics.ts";

describe("filter statistics", () => {
  it("filters=[1,2,1,2]: root mean square and largest weight of each, the strongest first", () => {
    expect(filterStatistics(Float32Array.of(1, 3, -1, -4), [1, 2, 1, 2])).toEqual([
      { filter: 1, rms: Math.sqrt(12.5), largest: 4 },
      { filter: 0, rms: 1, largest: 1 },
    ]);
  });
});
