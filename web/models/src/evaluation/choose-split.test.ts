import { create } from "@bufbuild/protobuf";
import { DatasetSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { chooseSplit } from "./choose-split.ts";

const [pets, birds, empty] = [
  ["pets", ["train", "val"], 5],
  ["birds", ["all"], 3],
  ["empty", ["all"], 0],
].map(([name, splits, images]) =>
  create(DatasetSchema, {
    name: String(name),
    splits: (splits as string[]).map((name) => ({ name, images: Number(images) })),
  }),
);
const bird = { kind: "dataset", dataset: "birds", split: "all", index: 0 } as const;

describe("choose split", () => {
  it("takes the model's dataset, held-out images first, then the image's, then any", () => {
    expect(chooseSplit([birds!, pets!], "pets", bird)).toEqual({ dataset: "pets", split: "val" });
    expect(chooseSplit([pets!, birds!], "lost", bird)).toEqual({ dataset: "birds", split: "all" });
    expect(chooseSplit([pets!, birds!], "", undefined)).toEqual({ dataset: "pets", split: "val" });
  });
  it("has nothing to take where nothing fits, or there are no images", () => {
    expect(chooseSplit([], "pets", bird)).toBeUndefined();
    expect(chooseSplit([empty!], "", undefined)).toBeUndefined();
  });
});
