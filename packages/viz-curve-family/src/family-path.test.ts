import { describe, expect, it } from "vitest";
import { familyPath } from "./family-path.ts";

const same = (value: number) => value;
const none = Number.NaN;

describe("familyPath", () => {
  it.each([
    [[5, 6, 7, 8], "M0 5L1 6L2 7L3 8", ""],
    [[5, 6, none, 8], "M0 5L1 6", "M3 8h0"],
    [[none, 6, none, 8], "", "M1 6h0M3 8h0"],
    [[5, 6, none, 7, 8], "M0 5L1 6M3 7L4 8", ""],
    [[none, none, none, none], "", ""],
  ])("through %j", (values, line, dots) => {
    expect(familyPath([0, 1, 2, 3, 4].slice(0, values.length), values, same, same)).toEqual({ line, dots });
  });
});
