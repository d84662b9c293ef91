import { expect, it } from "vitest";
import { top5Note, top5Text } from "./rate-text.ts";

it.each([
  [{ share: 0, low: 0, high: 0 }, "–", "too few classes for one"],
  [{ share: 0, low: 0, high: 0.035 }, "0.0\u202f%", "0.0 … 3.5\u202f%"],
  [undefined, "–", ""],
])("the top-5 error %j is told as %s, %s", (rate, text, note) => {
  expect([top5Text(rate), top5Note(rate)]).toEqual([text, note]);
});
