import { create } from "@bufbuild/protobuf";
import { MetricsSchema, RunSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { accuracyInTheEnd, compareRuns } from "./compare-runs.ts";

const compared = (id: string, kernel: string, ...accuracies: number[]) => ({
  run: create(RunSchema, { id, request: { dataset: "tiny" } }),
  kernel,
  history: {
    snapshots: [],
    metrics: accuracies.map((validationAccuracy, index) =>
      create(MetricsSchema, {
        epoch: index + 1,
        validationAccuracy,
        validationLoss: 1 - validationAccuracy,
        imagesPerSecond: 100 * (index + 1),
      }),
    ),
  },
});

test("two runs are measured at the last epoch that both reached, and the better is known", () => {
  const rows = compareRuns(
    compared("a", "7 × 7, stride 2", 0.1, 0.4, 0.6),
    compared("b", "11 × 11, stride 4", 0.2, 0.3),
  );
  const of = (what: string) => rows.find((row) => row.what === what);
  expect(of("First layer")?.values).toEqual(["7 × 7, stride 2", "11 × 11, stride 4"]);
  expect(of("Validation accuracy at epoch 2")).toEqual({
    what: "Validation accuracy at epoch 2",
    values: ["40.0\u202f%", "30.0\u202f%"],
    better: 0,
  });
  expect(of("Validation loss at epoch 2")?.better).toBe(0);
  expect(of("Images a second")).toMatchObject({ values: ["200", "200"], better: undefined });
  expect(of("Parameters")).toBeUndefined();
});

test("runs without a common epoch have no accuracy to compare", () => {
  const rows = compareRuns(compared("a", "3 × 3"), compared("b", "3 × 3", 0.2));
  expect(rows.map(({ what }) => what)).toEqual(["First layer", "Dataset", "Images a second"]);
});

test("runs of several networks are held against each other by what came of them", () => {
  const folded = (id: string, accuracy: number) => {
    const one = compared(id, "3 × 3", 0.9);
    const worse = { name: "worse", accuracy: accuracy / 2, parameters: 7n };
    const outcomes = [worse, { name: "best", accuracy, parameters: 9n }];
    const run = create(RunSchema, { id, request: { samples: { folds: 3 } }, outcomes });
    return { ...one, run };
  };
  const rows = compareRuns(folded("a", 0.5), folded("b", 0.25));
  expect(rows.filter(({ what }) => /epoch/.test(what))).toEqual([]);
  expect(rows.find(({ what }) => what === accuracyInTheEnd)).toMatchObject({
    values: ["50.0\u202f%", "25.0\u202f%"],
    better: 0,
  });
  expect(rows.find(({ what }) => what === "Parameters")?.values).toEqual(["9", "9"]);
});
