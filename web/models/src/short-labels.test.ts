import { describe, expect, it } from "vitest";
import { firstName, shortLabels } from "./short-labels.ts";

describe("short labels", () => {
  it("are the first name, where it is no other's", () => {
    expect(shortLabels(["brown bear, bruin", "crane, bird", "crane, machine", "snail"])).toEqual([
      "brown bear",
      "crane, bird",
      "crane, machine",
      "snail",
    ]);
  });
  it("are never empty", () => {
    expect(["a, b", "a", ", b"].map(firstName)).toEqual(["a", "a", ", b"]);
  });
});
