import { describe, expect, it } from "vitest";
import { defaultPatch, defaultStride, trueClass } from "./default-settings.ts";

describe("defaults of a sweep", () => {
  it("the square is a fifth of the short side, the stride a sixteenth, rounded down, at least 1", () => {
    expect([defaultPatch(227), defaultStride(227)]).toEqual([45, 14]);
    expect([defaultPatch(4), defaultStride(4)]).toEqual([1, 1]);
  });

  it("the true class is the one that the image's only label names", () => {
    expect(trueClass(["cat", "dog"], ["dog"])).toBe(1);
    expect(trueClass(["cat", "dog"], [])).toBeUndefined();
    expect(trueClass(["cat", "dog"], ["cat", "dog"])).toBeUndefined();
    expect(trueClass(["crane", "crane"], ["crane"])).toBeUndefined();
    expect(trueClass(["cat"], ["hen"])).toBeUndefined();
  });
});
