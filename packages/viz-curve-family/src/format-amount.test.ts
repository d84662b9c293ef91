import { describe, expect, it } from "vitest";
import { axisTicks, formatAmount } from "./format-amount.ts";

const pixels = { id: "right", title: "Shift right", amounts: [], unit: " px", rest: 0, step: 1 };
const factor = { ...pixels, unit: "×", rest: 1, step: 0.01 };

describe("format amount", () => {
  it.each([
    [pixels, -30, "−30 px"],
    [pixels, 350, "350 px"],
    [pixels, -25.714285714285715, "−25.7 px"],
    [pixels, 0.02, "0 px"],
    [factor, 1.4, "1.4×"],
    [factor, 1.16, "1.16×"],
    [factor, 1.0333333333333334, "1.033×"],
  ])("has as many digits as a step, one more between two: %#", (column, amount, words) => {
    expect(formatAmount(column, amount)).toBe(words);
  });

  it.each([
    [
      [-25.7, 25.7],
      ["−26", "0", "26 px"],
    ],
    [
      [-7.5, 7.5],
      ["−7.5", "0", "7.5 px"],
    ],
    [
      [-0.27, 0.27],
      ["−0.3", "0", "0.3 px"],
    ],
  ] as const)("an axis of few steps has one digit more: %j", (ends, words) => {
    expect(axisTicks(pixels, ends).map(([, text]) => text)).toEqual(words);
  });
});
