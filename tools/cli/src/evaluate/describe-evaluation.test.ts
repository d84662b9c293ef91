import { create } from "@bufbuild/protobuf";
import { EvaluateResponseSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { describeEvaluating, tablesOf } from "./describe-evaluation.ts";

const none = { share: 0, low: 0, high: 0 };
const found = create(EvaluateResponseSchema, {
  progress: { done: 3n, total: 6n },
  top1Error: { share: 0.5, low: 0.2, high: 0.8 },
  top5Error: none,
  mistakes: [
    {
      image: 1177,
      predicted: { classIndex: 1, label: "bear", probability: 0.75 },
      truth: { classIndex: 0, label: "dog", probability: 0.25 },
    },
  ],
});
const names = { models: ["zfnet"], classes: ["dog", "bear"], labels: ["dog", "bear"] };
const tables = tablesOf(found, names, (text) => text, 100);

test("an image is told by the number that other commands take", () => {
  expect(tables).toMatch(/\n +1177 +25\.0 % +75\.0 % +bear +dog\n/);
});

test("of few classes there is no top-5 error, while it goes and in the end", () => {
  expect(tables).toMatch(/\nzfnet +50\.0 % +20\.0 – 80\.0 % +– +none by nature: 2 classes\n/);
  expect(describeEvaluating(found)).toBe("██████████          ▏ 3 of 6 images, top-1 error 50.0 %");
});
