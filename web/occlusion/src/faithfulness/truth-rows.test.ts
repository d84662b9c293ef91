import { create } from "@bufbuild/protobuf";
import { FaithfulnessCurvesSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { truthPlots } from "./truth-plots.ts";
import { truthRows } from "./truth-rows.ts";

const curves = create(FaithfulnessCurvesSchema, {
  shares: [0, 1],
  deletion: [0.75, 0.125],
  insertion: [0.25, 0.75],
  randomDeletion: [0.75, 0.5],
  randomInsertion: [0.25, 0.5],
  deletionArea: 0.25,
  insertionArea: 0.75,
  randomDeletionAreas: [0.5, 1],
  randomInsertionAreas: [0.5],
});

test("a row a share, the map's order beside random ones", () => {
  expect(truthRows(curves)).toEqual([
    { share: 0, deletion: 0.75, randomDeletion: 0.75, insertion: 0.25, randomInsertion: 0.25 },
    { share: 1, deletion: 0.125, randomDeletion: 0.5, insertion: 0.75, randomInsertion: 0.5 },
  ]);
});

test("a plot of what is taken away and one of what is given back, areas of random orders as their mean", () => {
  const plots = truthPlots(curves, "P(cat)");
  expect(plots.map(({ label, curves: lines }) => [label, ...lines.map(({ area }) => area)])).toEqual([
    ["Deletion", 0.25, 0.75],
    ["Insertion", 0.75, 0.5],
  ]);
});
