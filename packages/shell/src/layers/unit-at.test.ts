import { describe, expect, it } from "vitest";
import { fieldOf, unitAt } from "./unit-at.ts";

/** SqueezeNet's fire6: 27 × 27 units that see 75 px every 8 px from −28 on. */
const fire6 = { height: 75, width: 75, strideY: 8, strideX: 8, offsetY: -28, offsetX: -28 };
const shape = [27, 27, 384];

describe("unit at", () => {
  it("finds the unit whose field is centred nearest", () => {
    expect(unitAt(fire6, shape, { y: 58, x: 106 })).toEqual({ y: 6, x: 12 });
    expect(unitAt(fire6, shape, { y: 54, x: 105 })).toEqual({ y: 6, x: 12 });
    expect(unitAt(fire6, shape, { y: 52, x: 111 })).toEqual({ y: 5, x: 13 });
  });
  it("stays inside the map", () => {
    expect(unitAt(fire6, shape, { y: 0, x: 226 })).toEqual({ y: 0, x: 26 });
  });
  it("gives the one unit where there are no places", () => {
    expect(unitAt({ ...fire6, strideY: 0, strideX: 0 }, [1, 1, 10], { y: 50, x: 50 })).toEqual({ y: 0, x: 0 });
    expect(unitAt(fire6, [1000], { y: 50, x: 50 })).toEqual({ y: 0, x: 0 });
  });
  it("turns back into the field it came from, clipped at the border", () => {
    expect(fieldOf(fire6, { y: 6, x: 12 }, [227, 227, 3])).toEqual({ x: 68, y: 20, width: 75, height: 75 });
    expect(fieldOf(fire6, { y: 26, x: 0 }, [227, 227, 3])).toEqual({ x: 0, y: 180, width: 47, height: 47 });
  });
  it("gives the whole input where a unit sees all of it", () => {
    expect(fieldOf({ ...fire6, strideY: 0, strideX: 0 }, { y: 0, x: 0 }, [96, 80, 3])).toEqual({
      x: 0,
      y: 0,
      width: 80,
      height: 96,
    });
  });
});
