import { describe, expect, it } from "vitest";
import { placeText, rectText } from "./pixel-rect.ts";

describe("words of places", () => {
  it("are numbers in the order of their heads, or a dash", () => {
    expect(rectText({ x: 68, y: 20, width: 75, height: 70 })).toBe("68, 20, 75, 70");
    expect(placeText({ y: 0, x: 12 })).toBe("0, 12");
    expect([rectText(undefined), placeText({ y: 3 })]).toEqual(["–", "–"]);
  });
});
