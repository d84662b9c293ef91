import { create } from "@bufbuild/protobuf";
import { MetricsSchema, RunSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { metricsCsv } from "./metrics-csv.ts";

test("points are rows, named values columns", () => {
  const points = [
    create(MetricsSchema, { fit: "conv3, fold 2", step: 5n, epoch: 1, loss: 2.5, values: { "bounded/conv1": 3 } }),
    create(MetricsSchema, { step: 6n, epoch: 2, validationAccuracy: 0.5 }),
  ];
  const lines = metricsCsv(create(RunSchema, { id: "r", backend: "cpu" }), points).split("\r\n");
  expect(lines.slice(0, 5)).toEqual([
    "# run r",
    "# dataset ",
    "# seed 0",
    "# backend cpu",
    "fit,step,epoch,loss,training_accuracy,validation_loss,validation_accuracy,learning_rate,images_per_second,bounded/conv1",
  ]);
  expect(lines[5]).toBe('"conv3, fold 2",5,1,2.5,0,,,0,0,3');
  expect(lines[6]).toBe(",6,2,0,0,,0.5,0,0,");
});
