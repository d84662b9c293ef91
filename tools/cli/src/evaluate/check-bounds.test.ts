import { create } from "@bufbuild/protobuf";
import { EvaluateResponseSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { checkBounds, misplacedBounds } from "./check-bounds.ts";

const found = create(EvaluateResponseSchema, {
  top1Error: { share: 0.472, low: 0.441, high: 0.503 },
  top5Error: { share: 0.172, low: 0.15, high: 0.197 },
});

test.each([
  [{ maxTop1Error: 0.6 }, true, "top-1 error 47.2 % is below --max-top1-error 60.0 %"],
  [{ maxTop1Error: 0.3 }, false, "top-1 error 47.2 % is above --max-top1-error 30.0 %"],
  [{ maxTop1Error: 0.47196 }, false, /^top-1 error 47\.200 % is above --max-top1-error 47\.196 %; that is close/],
  [{ maxTop1Error: 0.472 }, true, /^top-1 error 47\.2 % is at --max-top1-error 47\.2 %; that is close/],
  [
    { maxTop5Error: 0.16 },
    false,
    "top-5 error 17.2 % is above --max-top5-error 16.0 %; that is close: with these images it may be 15.0 % to 19.7 %",
  ],
])("%j", (bounds, isMet, text) => {
  expect(checkBounds(bounds, found)).toEqual([
    { isMet, text: typeof text === "string" ? text : expect.stringMatching(text) },
  ]);
});

test("a bound that nothing can miss is said to be one", () => {
  const few = create(EvaluateResponseSchema, { top5Error: { share: 0, low: 0, high: 0 } });
  expect(checkBounds({ maxTop5Error: 0.1 }, few)).toEqual([
    {
      isMet: true,
      text: "top-5 error 0.0 % is below --max-top5-error 10.0 %; with five classes or fewer there is none",
    },
  ]);
});

test("mean average precision is to be no less", () => {
  const several = create(EvaluateResponseSchema, { averagePrecisions: [0.4, 0.6], meanAveragePrecision: 0.5 });
  expect(checkBounds({ minMap: 0.45 }, several)).toEqual([
    { isMet: true, text: "mean average precision 50.0 % is above --min-map 45.0 %" },
  ]);
  expect(checkBounds({ minMap: 0.55 }, several)[0]?.isMet).toBe(false);
});

test("what could not be measured meets no bound", () => {
  const nothing = create(EvaluateResponseSchema, { averagePrecisions: [], meanAveragePrecision: Number.NaN });
  expect(checkBounds({ minMap: 0.3 }, nothing)).toEqual([
    { isMet: false, text: "mean average precision could not be measured; --min-map is 30.0 %" },
  ]);
});

test("bounds of another kind of dataset are told", () => {
  expect(misplacedBounds({ maxTop1Error: 0.3, minMap: 0.4 }, false)).toEqual(["--min-map"]);
  expect(misplacedBounds({ maxTop1Error: 0.3, minMap: 0.4 }, true)).toEqual(["--max-top1-error"]);
  expect(misplacedBounds({ maxTop5Error: 0 }, false)).toEqual([]);
});
