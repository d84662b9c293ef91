import { tallyErrors } from "@deconvscope/evaluation";
import { expect, test } from "vitest";
import { madeUpModel } from "../runs/testing/made-up-run.ts";
import { describeCounts } from "./model-evaluate-figures.ts";

const model = madeUpModel("made-up", "e".repeat(64));
const evaluation = { models: [model], order: { labelClasses: [1, 0] }, classNames: ["cat", "owl"] };

test("there are no figures of images none of which could be read yet", () => {
  const tally = tallyErrors(2);
  const described = () => describeCounts(evaluation, { done: 9, unreadable: 9, counts: tally.counts(), models: [] });
  expect(described()).toEqual({});
  tally.add(Float32Array.of(0.25, 0.75), Int32Array.of(1));
  expect(described()).toMatchObject({
    top1Error: { share: 0 },
    classes: [
      { classIndex: 1, label: "owl", images: 1n },
      { classIndex: 0, label: "cat", images: 0n },
    ],
  });
});
