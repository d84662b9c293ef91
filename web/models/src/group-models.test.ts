import { create } from "@bufbuild/protobuf";
import { ModelSummarySchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { groupModels } from "./group-models.ts";

const models = (...names: string[]) => names.map((name) => create(ModelSummarySchema, { name }));
const namesOf = (...names: string[]) =>
  groupModels(models(...names)).map((group) => [group.name, group.models.map(({ name }) => name)]);

test("the snapshots of a run stand together, as they count", () => {
  expect(namesOf("alex", "pets/1", "pets/10", "pets/2", "zf")).toEqual([
    ["alex", ["alex"]],
    ["pets", ["pets/1", "pets/2", "pets/10"]],
    ["zf", ["zf"]],
  ]);
});

test("networks of one run by their names, and their folds", () => {
  expect(namesOf("t/fold-10", "t/fold-2", "t/as-it-is")).toEqual([["t", ["t/as-it-is", "t/fold-2", "t/fold-10"]]]);
});
