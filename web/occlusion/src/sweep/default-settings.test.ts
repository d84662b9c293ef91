import type { FoldedItem } from "@deconvscope/shell";
import { describe, expect, it } from "vitest";
import { defaultLayer, defaultPatch, defaultStride, trueClass } from "./default-settings.ts";

function item(id: string, kind: FoldedItem["kind"], outputShape: number[], projectable = true): FoldedItem {
  const layer = { name: id, operator: "Conv", inputs: [], outputShape, projectable };
  return { id, label: id, kind, layer, members: [layer] };
}

describe("defaults of a sweep", () => {
  it("the square is a fifth of the short side, the stride a sixteenth, rounded down, at least 1", () => {
    expect([defaultPatch(227), defaultStride(227)]).toEqual([45, 14]);
    expect([defaultPatch(4), defaultStride(4)]).toEqual([1, 1]);
  });

  it("watches the deepest maps that are not the classes", () => {
    const items = [
      item("conv1", "conv", [32, 32, 16]),
      item("fire9", "module", [13, 13, 512]),
      item("pool", "pool", [6, 6, 512]),
      item("conv10", "conv", [13, 13, 1000]),
    ];
    expect(defaultLayer(items, 1000)?.id).toBe("fire9");
  });

  it("watches a dense layer where there is nothing else", () => {
    expect(defaultLayer([item("fc1", "dense", [10]), item("fc2", "dense", [4], false)], 4)?.id).toBe("fc1");
  });

  it("the true class is the one that the image's only label names", () => {
    expect(trueClass(["cat", "dog"], ["dog"])).toBe(1);
    expect(trueClass(["cat", "dog"], [])).toBeUndefined();
    expect(trueClass(["cat", "dog"], ["cat", "dog"])).toBeUndefined();
    expect(trueClass(["crane", "crane"], ["crane"])).toBeUndefined();
    expect(trueClass(["cat"], ["hen"])).toBeUndefined();
  });
});
