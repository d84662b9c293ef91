import { describe, expect, it } from "vitest";

describe("package", () => {
  it("exports exactly these names, without a DOM", async () => {
    expect("document" in globalThis).toBe(false);
    expect(Object.keys(await import("./index.ts")).toSorted()).toEqual([
      "classMarks",
      "hatch",
      "listWinners",
      "rankClasses",
      "renderClassMap",
    ]);
    expect(Object.keys(await import("./react/index.tsx")).toSorted()).toEqual(["ClassMap"]);
    expect(Object.keys(await import("./element.ts"))).toEqual([]);
  });
});
