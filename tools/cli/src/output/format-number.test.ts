import { expect, test } from "vitest";
import { formatBytes, formatCount, formatMeasure, formatShape } from "./format-number.ts";

test.each([
  [0, "0"],
  [1234567n, "1,234,567"],
])("count %s is %s", (value, text) => expect(formatCount(value)).toBe(text));

test.each([
  [689.0358, "689.0"],
  [12_345.6, "12,350"],
  [0.00123456, "0.001235"],
  [-2.5, "-2.500"],
  [0, "0.000"],
  [1e-9, "1.000e-9"],
  [Number.NaN, "NaN"],
])("measure %d is %s", (value, text) => expect(formatMeasure(value)).toBe(text));

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [4_800_000, "4.8 MB"],
  [3e12, "3000.0 GB"],
])("%d bytes are %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test("a shape is written with ×", () => expect(formatShape([227, 227, 3])).toBe("227 × 227 × 3"));
