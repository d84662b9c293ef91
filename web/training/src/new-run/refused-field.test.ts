import { expect, test } from "vitest";
import { fieldPath, refusedField } from "./refused-field.ts";

const problem = {
  code: "INVALID_ARGUMENT",
  message: "3 given",
  fields: ["options.snapshot_epochs[1]"],
  retryable: false,
};

test("what was refused stands at its field", () => {
  expect(refusedField(problem, fieldPath("snapshotEpochs"))).toBe("3 given");
  expect(refusedField(problem, fieldPath("epochs"))).toBeUndefined();
  expect(refusedField(undefined, "name")).toBeUndefined();
  expect(fieldPath("testImagesPerClass")).toBe("samples.test_images_per_class");
});
