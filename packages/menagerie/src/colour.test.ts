import { expect, test } from "vitest";
import { lighten, mix, oklch, toHex } from "./colour.ts";

test.each([
  [oklch(1, 0, 0), "#ffffff"],
  [oklch(0, 0, 0), "#000000"],
  [oklch(0.62796, 0.25768, 29.234), "#ff0000"],
  [oklch(0.86644, 0.29483, 142.495), "#00ff00"],
  [oklch(0.45201, 0.31321, 264.052), "#0000ff"],
])("%j is %s", (colour, hex) => expect(toHex(colour)).toBe(hex));

test("opposite hues meet in grey", () => {
  expect(mix(oklch(0.5, 0.1, 0), oklch(0.7, 0.1, 180), 0.5)).toMatchObject({
    lightness: expect.closeTo(0.6),
    chroma: expect.closeTo(0),
  });
});

test("lightness stays in its range", () => {
  expect(lighten(oklch(0.9, 0, 0), 0.5).lightness).toBe(1);
  expect(lighten(oklch(0.1, 0, 0), -0.5).lightness).toBe(0);
});
