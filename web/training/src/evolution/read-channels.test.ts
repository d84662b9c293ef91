import { expect, test } from "vitest";
import { readChannels } from "./read-channels.ts";

test("numbers and ranges are channels, each once", () => {
  expect(readChannels("5, 0 10-12,11", 16)).toEqual([0, 5, 10, 11, 12]);
  expect(readChannels("", 16)).toEqual([]);
});
test.each([
  ["x", '"x" given; expected numbers and ranges: 0, 5, 10-15'],
  ["5-3", '"5-3" given; expected the smaller number first'],
  ["16", "16 given; the layer has maps 0 … 15"],
  ["0-99999", "99999 given; the layer has maps 0 … 15"],
])("says what is wrong with %s", (text, problem) => expect(readChannels(text, 16)).toBe(problem));
test("there is a limit", () => expect(readChannels("0-64", undefined)).toBe("at most 64 maps can be followed"));
