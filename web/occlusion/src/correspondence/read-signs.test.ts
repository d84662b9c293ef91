import { describe, expect, it } from "vitest";
import { drawSigns, readSigns } from "./read-signs.ts";

const bytes = (...values: number[]) => new Uint8Array(Int8Array.from(values).buffer);

describe("signs", () => {
  it("are two's complement, in bytes that start anywhere", () => {
    const data = bytes(9, 1, -1, 0, -1).subarray(1);
    expect([...readSigns({ shape: [1, 1, 2, 2], data }).values]).toEqual([1, -1, 0, -1]);
  });

  it("of one channel, or their mean, at each place", () => {
    const signs = readSigns({ shape: [2, 1, 2, 2], data: bytes(0, 0, 0, 0, 1, -1, 1, 0) });
    expect([...drawSigns(signs, 1, 0).values]).toEqual([1, 1]);
    expect([...drawSigns(signs, 1, undefined).values]).toEqual([0, 0.5]);
  });

  it("of a layer without places stand in a square", () => {
    const { height, width, values } = drawSigns(readSigns({ shape: [1, 3], data: bytes(1, 0, -1) }), 0, undefined);
    expect([height, width, ...values]).toEqual([2, 2, 1, 0, -1, Number.NaN]);
  });

  it("tells a shape that does not fit", () => {
    expect(() => readSigns({ shape: [2, 2], data: bytes(1) })).toThrow("expected 4 values for shape 2 × 2, got 1");
  });
});
