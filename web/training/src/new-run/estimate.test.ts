import { create } from "@bufbuild/protobuf";
import { DatasetSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { estimateSteps } from "./estimate.ts";
import { draftOf, untouchedOptions } from "./run-draft.ts";

const tiny = create(DatasetSchema, {
  name: "tiny",
  labels: ["a", "b"],
  splits: [
    { name: "train", images: 6000 },
    { name: "val", images: 1000 },
  ],
});
const draft = draftOf({ kind: "scratch" }, "tiny");

test("steps follow from images, batch, epochs and networks", () => {
  expect(estimateSteps(draft, [tiny])).toBe("46 steps an epoch, 2,944 in all");
  const small = { ...draft, options: { ...untouchedOptions, imagesPerClass: "15", epochs: "10", folds: "3" } };
  expect(estimateSteps(small, [tiny])).toBe("1 step an epoch, 30 in all");
  expect(estimateSteps({ ...draft, kind: "probes" }, [tiny])).toBe("46 steps an epoch");
  expect(estimateSteps({ ...draft, dataset: "gone" }, [tiny])).toBeUndefined();
});
