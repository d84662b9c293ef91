import { create } from "@bufbuild/protobuf";
import { OutcomeSchema, RunSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { classTensor, outcomesExport } from "./outcomes-export.ts";

const outcome = (name: string, ...classAccuracies: number[]) =>
  create(OutcomeSchema, { name, accuracy: 0.5, foldAccuracies: [0.25, 0.75], deviation: 0.35, classAccuracies });

test("classes are an array by outcome; one without test images is NaN", () => {
  const { values, shape, axes } = classTensor([outcome("conv1", 0.5, -1), outcome("conv2", 0.25, 1)], ["cat", "dog"]);
  expect([...values]).toEqual([0.5, Number.NaN, 0.25, 1]);
  expect(shape).toEqual([2, 2]);
  expect(axes).toEqual([
    ["conv1", "conv2"],
    ["cat", "dog"],
  ]);
});

test("a file has a row an outcome, named as the table names it", () => {
  const figure = outcomesExport(
    create(RunSchema, { id: "probes", labels: ["cat"], outcomes: [outcome("conv1", 0.5)] }),
    undefined,
  );
  expect(figure.name).toBe("probes-outcomes");
  expect(figure.facts).toEqual(["run probes", "seed 0"]);
  expect(figure.table?.(() => undefined)).toMatchObject({ rows: [["conv1", 0.5, 0.35, 2, "", "", "", "", 0, 0.5]] });
});
