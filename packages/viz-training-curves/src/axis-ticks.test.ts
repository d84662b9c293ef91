import { describe, expect, it } from "vitest";
import { epochTicks, valueTicks } from "./axis-ticks.ts";

describe("epochTicks", () => {
  it.each([
    { epochs: 64, width: 420, ticks: [0, 10, 20, 30, 40, 50, 64] },
    { epochs: 64, width: 160, ticks: [0, 20, 40, 64] },
    { epochs: 70, width: 420, ticks: [0, 10, 20, 30, 40, 50, 60, 70] },
    { epochs: 3, width: 420, ticks: [0, 1, 2, 3] },
    { epochs: 0, width: 420, ticks: [0] },
  ])("of $epochs epochs at $width px", ({ epochs, width, ticks }) => {
    expect(epochTicks(epochs, undefined, width)).toEqual(ticks);
  });

  it("are the columns, of too many every second", () => {
    expect(epochTicks(40, [2, 5, 10, 20], 300)).toEqual([2, 5, 10, 20]);
    expect(epochTicks(40, [2, 5, 10, 20], 100)).toEqual([2, 10]);
  });
});

describe("valueTicks", () => {
  it("keep 1, 2 and 5 times powers of ten of a logarithmic axis, of many the powers alone", () => {
    const decade = (power: number) => Array.from({ length: 9 }, (_, lead) => (lead + 1) * 10 ** power);
    expect(valueTicks([...decade(0), 10], "log")).toEqual([1, 2, 5, 10]);
    expect(valueTicks([...decade(0), ...decade(1), ...decade(2)], "log")).toEqual([1, 10, 100]);
  });
});
