import { describe, expect, it } from "vitest";
import { placeLabels } from "./place-labels.ts";

describe("placeLabels", () => {
  const plot = { top: 10, bottom: 100 };

  it("leaves labels where their lines end if there is room", () => {
    expect(placeLabels([80, 20], plot)).toEqual([80, 20]);
  });

  it("pushes apart those that would meet, in the lines' order", () => {
    expect(placeLabels([51, 50], plot)).toEqual([58, 43]);
    expect(placeLabels([51, 50, 20], plot)).toEqual([58, 43, 20]);
  });

  it("keeps them inside at the bottom", () => {
    expect(placeLabels([99, 100, 98], plot)).toEqual([85, 100, 70]);
  });

  it("keeps them inside at the top, and goes below where there is no room", () => {
    expect(placeLabels([10, 11], plot)).toEqual([10, 25]);
    expect(placeLabels([10, 11, 12], { top: 10, bottom: 30 })).toEqual([10, 25, 40]);
  });
});
