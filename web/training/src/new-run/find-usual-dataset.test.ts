import { create } from "@bufbuild/protobuf";
import { DatasetSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { findUsualDataset } from "./find-usual-dataset.ts";

const make = (name: string, splits: readonly string[], multiLabel = false) =>
  create(DatasetSchema, { name, splits: splits.map((split) => ({ name: split })), labels: ["a", "b"], multiLabel });

test("the first dataset of one label an image that has another split to be held against", () => {
  const datasets = [make("caltech", ["all"]), make("voc", ["train", "val"], true), make("tiny", ["train", "val"])];
  expect(findUsualDataset(datasets)).toBe("tiny");
});

test("the first one where none is like that, and none where there is none", () => {
  expect(findUsualDataset([make("caltech", ["all"]), make("flat", [""])])).toBe("caltech");
  expect(findUsualDataset([])).toBe("");
});
