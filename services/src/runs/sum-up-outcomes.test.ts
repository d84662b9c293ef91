import { expect, test } from "vitest";
import { sumUpOutcomes } from "./sum-up-outcomes.ts";
import { madeUpOutcome } from "./testing/made-up-run.ts";

test("folds of a network together: 0.75, 0.7 and 0.65 are 0.7 ± 0.05", () => {
  const [outcome, ...others] = sumUpOutcomes("run", [madeUpOutcome(0), madeUpOutcome(1), madeUpOutcome(2)]);
  expect(others).toEqual([]);
  expect(outcome).toMatchObject({ name: "run", parameters: 7, trainingImages: 40, testImages: 8 });
  expect(outcome?.foldAccuracies).toEqual([0.75, 0.7, 0.65]);
  expect(outcome?.accuracy).toBeCloseTo(0.7, 12);
  expect(outcome?.deviation).toBeCloseTo(0.05, 12);
  expect(outcome?.classAccuracies[1]).toBeCloseTo(0.4, 12);
});

test("several networks keep their names and their order", () => {
  const named = (name: string) => ({ ...madeUpOutcome(), name });
  expect(sumUpOutcomes("run", [named("conv2"), named("conv1"), named("conv2")]).map(({ name }) => name)).toEqual([
    "conv2",
    "conv1",
  ]);
});

test("a class without test images in a fold is the mean of the others, and -1 without any", () => {
  const folds = [
    [-1, -1, 0.5],
    [-1, 0.25, 1],
  ];
  const outcomes = folds.map((classAccuracies, fold) => ({ ...madeUpOutcome(fold), classAccuracies }));
  expect(sumUpOutcomes("run", outcomes)[0]?.classAccuracies).toEqual([-1, 0.25, 0.75]);
});

test("an error that not every fold has is left out", () => {
  const outcomes = [
    { ...madeUpOutcome(0), top1Error: 0.5, top5Error: 0.25 },
    { ...madeUpOutcome(1), top1Error: 0.25 },
  ];
  const [outcome] = sumUpOutcomes("run", outcomes);
  expect(outcome?.top1Error).toBe(0.375);
  expect(outcome?.top5Error).toBeUndefined();
});
