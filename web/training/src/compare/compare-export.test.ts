import { create } from "@bufbuild/protobuf";
import { MetricsSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { placePoints } from "../run/curve-series.ts";
import { measuredEpochs } from "./compare-export.ts";

const measured = (epoch: number, validationAccuracy: number) =>
  create(MetricsSchema, { epoch, validationAccuracy, validationLoss: 2 * validationAccuracy });

test("both runs have a value or none at every epoch at which one was measured", () => {
  const first = placePoints(undefined, [measured(1, 0.25), create(MetricsSchema, { epoch: 1.5 }), measured(2, 0.5)]);
  const second = placePoints(undefined, [measured(2, 0.75), measured(4, 1)]);
  const { values, shape, axes } = measuredEpochs([first, second], ["a", "b"]);
  expect(shape).toEqual([2, 2, 3]);
  expect(axes).toEqual([
    ["a", "b"],
    ["validation accuracy", "validation loss"],
    [1, 2, 4],
  ]);
  const none = Number.NaN;
  expect([...values]).toEqual([0.25, 0.5, none, 0.5, 1, none, none, 0.75, 1, none, 1.5, 2]);
});
