import { create } from "@bufbuild/protobuf";
import { EvaluateResponseSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { classRows, sortRows } from "./class-rows.ts";
import { blockOf, orderConfusion, toConfusion } from "./to-confusion.ts";

const response = create(EvaluateResponseSchema, {
  complete: true,
  classes: [
    { classIndex: 7, label: "tabby, tabby cat", images: 10n, accuracy: { share: 0.5 } },
    { classIndex: 2, label: "beagle", images: 4n, accuracy: { share: 0.75 } },
    { classIndex: 3, label: "lynx", images: 0n },
  ],
  confusion: [
    { classIndex: 7, predicted: 7, images: 5n },
    { classIndex: 7, predicted: 2, images: 1n },
    { classIndex: 7, predicted: 100, images: 2n },
    { classIndex: 7, predicted: 101, images: 2n },
    { classIndex: 2, predicted: 2, images: 3n },
    { classIndex: 2, predicted: 7, images: 1n },
  ],
});

describe("to confusion", () => {
  it("has the dataset's classes, and one column for all that images were taken for beside them", () => {
    const { classes, cells, classIndices } = toConfusion(response);
    expect(classes.map(({ name, images }) => [name, images])).toEqual([
      ["tabby", 10],
      ["beagle", 4],
      ["lynx", 0],
      ["2 other classes", 0],
    ]);
    expect(classIndices).toEqual([7, 2, 3, -1]);
    expect(cells).toContainEqual({ row: 0, column: 3, images: 4 });
    expect(cells).toHaveLength(5);
  });

  it("calls a single class beside them one class", () => {
    const { classes } = toConfusion({ ...response, confusion: response.confusion.slice(0, 3) });
    expect(classes.at(-1)?.name).toBe("1 other class");
  });

  it("is ordered with all others at the end, which are no class to be like", () => {
    const confusion = toConfusion(response);
    expect(orderConfusion(confusion, "accuracy")).toEqual([0, 1, 2, 3]);
    expect(orderConfusion(confusion, "similarity")).toEqual([0, 1, 2, 3]);
    const turned = toConfusion({ ...response, classes: response.classes.toReversed() });
    expect(orderConfusion(turned, "similarity").at(-1)).toBe(3);
  });

  it("has the block of an address where it has its places", () => {
    const block = { rows: [0, 2], columns: [1, 4] } as const;
    expect([blockOf(block, 4), blockOf(block, 3), blockOf(undefined, 4)]).toEqual([block, undefined, undefined]);
  });

  it("refuses a row that is none of the dataset's classes", () => {
    const confusion = [{ ...response.confusion[0]!, classIndex: 9 }];
    expect(() => toConfusion({ classes: response.classes, confusion })).toThrow("got 9");
  });
});

describe("class rows", () => {
  const modelLabels = Array.from({ length: 101 }, (_, index) => `label ${index}, also`);
  const rows = classRows(response, modelLabels);
  const labels = (sorted: typeof rows) => sorted.map(({ label }) => label[0]);

  it("say what a class is taken for most often", () => {
    expect(rows.map(({ taken }) => taken)).toEqual([
      { name: "label 100", images: 2 },
      { name: "tabby", images: 1 },
      undefined,
    ]);
  });

  it.each([
    ["accuracy", false, ["t", "b", "l"]],
    ["accuracy", true, ["b", "t", "l"]],
    ["taken", true, ["t", "b", "l"]],
    ["images", false, ["l", "b", "t"]],
    ["class", false, ["b", "l", "t"]],
  ] as const)("sorted by %s, descending: %s; what has no value comes last", (by, isDescending, expected) => {
    expect(labels(sortRows(rows, by, isDescending))).toEqual(expected);
  });
});
