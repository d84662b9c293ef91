import { create } from "@bufbuild/protobuf";
import { DatasetSchema, DiagnoseResponseSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { describeLooked } from "./describe-looked.ts";

const pets = create(DatasetSchema, { name: "pets", splits: [{ name: "val", images: 900 }] });
const provenance = { parametersJson: JSON.stringify({ dataset: "pets", split: "val" }) };

test.each([
  ["all", 120n, 0n, 120, "120 of 900 images of pets, split val"],
  [
    "all but those that cannot be read, though more than are named",
    140n,
    20n,
    120,
    "120 of 900 images of pets, split val",
  ],
  ["a part for aliasing", 500n, 20n, 128, "480 of 900 images of pets, split val; aliasing on 128 of them"],
])("says what was looked at: %s", (_, total, unreadable, aliasingImages, expected) => {
  const found = create(DiagnoseResponseSchema, {
    progress: { done: total, total },
    unreadable,
    provenance,
    layers: [{ layer: "pool1", aliasing: 0.2, aliasingImages }],
  });
  expect(describeLooked(found, pets)).toBe(expected);
});
