import { describe, expect, it } from "vitest";
import { frameImage } from "./frame-image.ts";

describe("frame image", () => {
  it("image=500×400 resize=256 input=227: the centre of the resized image", () => {
    const frame = frameImage({ width: 500, height: 400 }, 256, [227, 227, 3]);
    const scale = 256 / 400;
    expect(frame.width).toBeCloseTo(227 / scale);
    expect(frame.height).toBeCloseTo(227 / scale);
    expect(frame.x + frame.width / 2).toBeCloseTo(250);
    expect(frame.y + frame.height / 2).toBeCloseTo(200);
  });
  it("resize=0: all of it, squeezed", () => {
    expect(frameImage({ width: 500, height: 400 }, 0, [96, 96, 3])).toEqual({ x: 0, y: 0, width: 500, height: 400 });
  });
  it("keeps the input's shape where it is no square", () => {
    const frame = frameImage({ width: 300, height: 200 }, 100, [100, 150, 3]);
    expect(frame).toEqual({ x: 0, y: 0, width: 300, height: 200 });
  });
});
