import { describe, expect, it } from "vitest";
import { placeParts } from "./place-parts.ts";

describe("place parts", () => {
  it("follows the short side to its size and the centre that is cut out", () => {
    const parts = { nose: { x: 50, y: 25, width: 10, height: 20 }, tail: { x: 0, y: 0, width: 10, height: 10 } };
    expect(placeParts(parts, { width: 200, height: 100 }, 50, [50, 50, 3])).toEqual({
      nose: { x: 0, y: 13, width: 5, height: 10 },
    });
  });
  it("leaves everything where it is on an image of the input's size", () => {
    const parts = { eye: { x: 3, y: 4, width: 5, height: 6 } };
    expect(placeParts(parts, { width: 64, height: 64 }, 0, [64, 64, 3])).toEqual(parts);
  });
});
