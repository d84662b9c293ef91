import { create } from "@bufbuild/protobuf";
import { OutcomeSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { describeAccuracy, formatOutcomes } from "./outcome-table.ts";

const plain = { style: (_: unknown, text: string) => text, width: 0 };
const measured = { parameters: 1234n, trainingImages: 300, testImages: 50 };

test("columns without a value are left out, shares are percent", () => {
  const one = create(OutcomeSchema, { name: "whole", accuracy: 0.5, top1Error: 0.45, ...measured });
  const other = create(OutcomeSchema, { name: "short", accuracy: 0.25, ...measured });
  expect(formatOutcomes([one, other], plain)).toBe(
    [
      "NAME   ACCURACY  TOP-1 ERROR  PARAMETERS  LEARNED FROM  MEASURED BY",
      "whole      50.0         45.0       1,234           300           50",
      "short      25.0                    1,234           300           50",
      "",
    ].join("\n"),
  );
});

test.each([
  [[0.8, 0.9], "85.0 ± 7.1"],
  [[0.85], "85.0"],
])("accuracies %j of folds", (foldAccuracies, said) => {
  expect(describeAccuracy(create(OutcomeSchema, { accuracy: 0.85, deviation: 0.0707, foldAccuracies }))).toBe(said);
});
