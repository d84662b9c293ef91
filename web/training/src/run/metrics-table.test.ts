import { create } from "@bufbuild/protobuf";
import { MetricsSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { metricsTable, metricsTensor } from "./metrics-table.ts";

test("points are rows, named values columns", () => {
  const { columns, rows } = metricsTable([
    create(MetricsSchema, { fit: "conv3, fold 2", step: 5n, epoch: 1, loss: 2.5, values: { "bounded/conv1": 3 } }),
    create(MetricsSchema, { step: 6n, epoch: 2, validationAccuracy: 0.5 }),
  ]);
  expect(columns.at(-1)).toBe("bounded/conv1");
  expect(rows).toEqual([
    ["conv3, fold 2", 5, 1, 2.5, 0, "", "", 0, 0, 3],
    ["", 6, 2, 0, 0, "", 0.5, 0, 0, ""],
  ]);
});

test("as an array, points are rows by their steps, and what was not measured is NaN", () => {
  const { values, shape, axes } = metricsTensor([
    create(MetricsSchema, { step: 6n, epoch: 2, validationAccuracy: 0.5 }),
  ]);
  expect(shape).toEqual([1, 8]);
  expect([...values]).toEqual([6, 2, 0, 0, Number.NaN, 0.5, 0, 0]);
  expect(axes?.[0]).toEqual([6]);
  expect(axes?.[1]).toHaveLength(8);
});
