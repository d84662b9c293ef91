import { create } from "@bufbuild/protobuf";
import { ModelSummarySchema } from "@deconvscope/proto";
import { expect, it } from "vitest";
import { whyNotJudged } from "./why-not-judged.ts";

it.each([
  [3, 10, undefined],
  [1, 1, undefined],
  [4, 6, "net takes 4 channels, which no image of a dataset has"],
  [3, 0, "net does not end in one score a class"],
])("of %i channels and %i classes: %s", (channels, classes, expected) => {
  const summary = create(ModelSummarySchema, { name: "net", inputShape: [32, 32, channels], classes });
  expect(whyNotJudged({ summary })).toBe(expected);
});
