import { create } from "@bufbuild/protobuf";
import { DatasetSchema, EvaluateResponseSchema } from "@deconvscope/proto";
import { describe, expect, test } from "vitest";
import { describeImages, describeNamedImages } from "./describe-images.ts";

const measured = (parameters: object, total = 0n) =>
  create(EvaluateResponseSchema, { progress: { total }, provenance: { parametersJson: JSON.stringify(parameters) } });
const pets = create(DatasetSchema, { name: "pets", splits: [{ name: "test", images: 3669 }] });

test.each([
  [{ dataset: "pets", split: "test" }, pets, "500 of 3,669 images of pets, split test"],
  [{ dataset: "pets", split: "val" }, pets, "500 images of pets, split val"],
  [{ dataset: "pets", split: "" }, undefined, "500 images of pets"],
  [{ dataset: "" }, undefined, ""],
])("what was looked at by %j", (parameters, dataset, expected) => {
  expect(describeImages(measured(parameters, 500n), dataset)).toBe(expected);
});

test("images that could not be read were not looked at", () => {
  const found = { ...measured({ dataset: "pets", split: "test" }, 500n), unreadable: 3n };
  expect(describeImages(found, pets)).toBe("497 of 3,669 images of pets, split test");
});

describe("images that were named", () => {
  const image = (dataset: string, split = "val") => ({ datasetImage: { dataset, split, index: 3 } });
  const file = { encodedSha256: "00" };

  test.each([
    [[image("pets"), image("pets")], "2 images of pets, split val"],
    [[image("pets")], "1 image of pets, split val"],
    [[image("pets"), image("pets", "test")], "2 images"],
    [[image("pets"), file], "2 images"],
    [[file], "1 image"],
  ])("%j", (images, expected) => {
    expect(describeNamedImages(measured({ images }), images.length)).toBe(expected);
  });
});
