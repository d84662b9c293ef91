import { describe, expect, it } from "vitest";
import { defaultSplit, splitOf } from "./default-split.ts";

const datasets = [
  {
    name: "menagerie",
    splits: [
      { name: "train", images: 12000 },
      { name: "validation", images: 1200 },
    ],
  },
  { name: "birds", splits: [{ name: "all", images: 115 }] },
];

describe("default split", () => {
  it("is held out from what the model was trained on", () => {
    expect(defaultSplit(datasets, "birds")).toEqual({ dataset: "birds", split: "all" });
    expect(defaultSplit(datasets, "menagerie")).toEqual({ dataset: "menagerie", split: "validation" });
  });
  it("is the page's own where that is not known or not here", () => {
    expect(defaultSplit(datasets, "imagenet")).toEqual({ dataset: "menagerie", split: "validation" });
    expect(defaultSplit([], "")).toBeUndefined();
  });
});

describe("split of", () => {
  it("takes the split with most images of a dataset that was just added", () => {
    expect(splitOf(datasets, { dataset: "menagerie", split: "" })).toEqual({
      place: { dataset: "menagerie", split: "train" },
      images: 12000,
    });
    expect(splitOf(datasets, { dataset: "menagerie", split: "validation" })?.images).toBe(1200);
    expect(splitOf(datasets, { dataset: "gone", split: "" })).toBeUndefined();
  });
});
