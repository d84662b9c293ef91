import { InvalidArgumentError } from "commander";
import { describe, expect, test } from "vitest";
import { collectUnit, formatUnit, parseUnit } from "./parse-unit.ts";

describe("a unit", () => {
  test("is a channel, or a channel and its place", () => {
    expect(parseUnit("258")).toEqual({ channel: 258 });
    expect(parseUnit("258@6,12")).toEqual({ channel: 258, y: 6, x: 12 });
    expect(formatUnit(parseUnit("258@6,12"))).toBe("258@6,12");
    expect(collectUnit("3", [{ channel: 1 }])).toEqual([{ channel: 1 }, { channel: 3 }]);
  });
  test.each(["", "-1", "1.5", "1@2", "1@2,", "1@-2,3", "conv1", "1e3", "9999999999"])("is not %j", (text) =>
    expect(() => parseUnit(text)).toThrow(InvalidArgumentError),
  );
});
