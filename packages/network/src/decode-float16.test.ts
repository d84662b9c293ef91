import { describe, expect, it } from "vitest";
import { decodeFloat16 } from "./decode-float16.ts";

describe("decodeFloat16", () => {
  it.each([
    [0x0000, 0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x3555, 0.333251953125],
    [0x7bff, 65504],
    [0x0400, 2 ** -14],
    [0x03ff, 1023 * 2 ** -24],
    [0x7c00, Number.POSITIVE_INFINITY],
    [0xfc00, Number.NEGATIVE_INFINITY],
    [0x7e00, Number.NaN],
  ])("%i is %f", (bits, value) => {
    expect(decodeFloat16(bits)).toBe(value);
  });
});
