import { describe, expect, it } from "vitest";
import { heatPlace, peakOf } from "./place-on-image.ts";

const fire6 = { height: 75, width: 75, strideY: 8, strideX: 8, offsetY: -28, offsetX: -28 };

describe("place on image", () => {
  it("marks the middle of what a unit sees, before the border cuts it", () => {
    expect(peakOf(fire6, { y: 6, x: 12 })).toEqual({ y: 57, x: 105 });
    expect(peakOf(fire6, { y: 0, x: 0 })).toEqual({ y: 9, x: 9 });
  });
  it("lays a map over the input so that each cell is one stride about its unit's middle", () => {
    const place = heatPlace(fire6, { height: 27, width: 27 });
    expect(place).toEqual({ x: 5.5, y: 5.5, width: 216, height: 216 });
    const cell = place.x + (12 + 0.5) * (place.width / 27);
    expect(cell).toBe(105 + 0.5);
  });
});
