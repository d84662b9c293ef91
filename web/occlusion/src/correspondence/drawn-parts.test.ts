import type { ImageReference } from "@deconvscope/shell";
import { describe, expect, it } from "vitest";
import { placeDrawn, withDrawn } from "./drawn-parts.ts";

const image: ImageReference = { kind: "dataset", dataset: "menagerie", split: "train", index: 4 };
const size = { height: 64, width: 96 };

describe("drawn parts", () => {
  it.each([
    { x: 0, y: 0, width: 96, height: 64 },
    { x: 31, y: 17, width: 7, height: 1 },
    { x: 95, y: 63, width: 1, height: 1 },
  ])("come back to the pixel: $x, $y, $width × $height", (rect) => {
    const parts = withDrawn([], { image, part: "beak", rect }, size);
    expect(placeDrawn(parts, size)).toEqual({ "menagerie:train:4": { beak: rect } });
  });

  it("lie at the same share of another input, inside it", () => {
    const parts = withDrawn([], { image, part: "beak", rect: { x: 90, y: 60, width: 6, height: 4 } }, size);
    expect(placeDrawn(parts, { height: 32, width: 32 })["menagerie:train:4"]?.beak).toEqual({
      x: 30,
      y: 30,
      width: 2,
      height: 2,
    });
  });

  it("of one image and name there is one; taken away it stays known as such", () => {
    const rect = { x: 1, y: 2, width: 3, height: 4 };
    const once = withDrawn([], { image, part: "nose", rect }, size);
    const twice = withDrawn(once, { image, part: "nose", rect: undefined }, size);
    expect(twice).toEqual([{ image, part: "nose", rect: undefined }]);
    expect(placeDrawn(twice, size)).toEqual({ "menagerie:train:4": { nose: undefined } });
  });
});
