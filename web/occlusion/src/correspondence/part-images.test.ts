import type { ImageReference } from "@deconvscope/shell";
import { describe, expect, it } from "vitest";
import { commonParts, defaultParts, distanceOfParts, partsOf } from "./part-images.ts";

const rect = { x: 1, y: 2, width: 3, height: 4 };
const reference = (index: number): ImageReference => ({ kind: "dataset", dataset: "menagerie", split: "train", index });
const first = { reference: reference(0), known: { nose: rect, tail: rect, "left eye": rect } };
const second = { reference: reference(1), known: { "left eye": rect, nose: rect } };

describe("parts of images", () => {
  it("names that every image has", () => {
    expect(commonParts([first, second], {})).toEqual(["nose", "left eye"]);
    expect(commonParts([], {})).toEqual([]);
  });

  it("tells how far the paper's parts lie apart, or else those in common", () => {
    const moved = { nose: { ...rect, x: rect.x + 3 }, tail: { ...rect, y: 90 } };
    expect(distanceOfParts(first.known, moved)).toBe(3);
    expect(distanceOfParts({ tail: rect }, { tail: { ...rect, y: rect.y + 4 } })).toBe(4);
    expect(distanceOfParts({ nose: rect }, { tail: rect })).toBeUndefined();
  });

  it("drawn rectangles stand in place of an image's own", () => {
    const drawn = { "menagerie:train:1": { nose: { ...rect, x: 9 }, "left eye": undefined, beak: rect } };
    expect(partsOf(second, drawn)).toEqual({ nose: { ...rect, x: 9 }, beak: rect });
    expect(partsOf(first, drawn)).toEqual(first.known);
    expect(commonParts([first, second], drawn)).toEqual(["nose"]);
  });

  it("begins with the paper's three", () => {
    expect(defaultParts(["mouth", "nose", "left eye", "right eye"])).toEqual(["right eye", "left eye", "nose"]);
    expect(defaultParts(["wheel", "door", "lamp", "roof"])).toEqual(["wheel", "door", "lamp"]);
  });
});
