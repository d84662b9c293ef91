import type { FoldedItem } from "@deconvscope/shell";
import { describe, expect, it } from "vitest";
import { defaultItem, itemOfLayer } from "./choose-layer.ts";

function item(id: string, outputShape: number[], kind: FoldedItem["kind"] = "conv", projectable = true): FoldedItem {
  const layer = { name: id, operator: "Relu", inputs: [], outputShape, projectable };
  return { id, label: id, kind, layer, members: [{ ...layer, name: `${id}_conv` }, layer] };
}
const zfnet = [
  item("relu1", [48, 48, 96]),
  item("pool1", [24, 24, 96], "pool"),
  item("relu2", [12, 12, 256]),
  item("relu3", [12, 12, 384]),
  item("relu4", [12, 12, 384]),
  item("relu5", [12, 12, 256]),
  item("pool5", [6, 6, 256], "pool"),
  item("fc6", [1024], "dense"),
];

describe("default item", () => {
  it("begins two thirds down the convolutions", () => expect(defaultItem(zfnet)?.id).toBe("relu3"));
  it("takes a dense layer where there is nothing else", () =>
    expect(defaultItem([item("fc", [10], "dense")])?.id).toBe("fc"));
  it("passes over what cannot be projected", () => {
    expect(defaultItem([item("a", [8, 8, 4]), item("b", [8, 8, 4], "conv", false)])?.id).toBe("a");
    expect(defaultItem([])).toBeUndefined();
  });
});

describe("item of layer", () => {
  it("finds the item by its own layer or one that is folded into it", () => {
    expect(itemOfLayer(zfnet, "relu3")?.id).toBe("relu3");
    expect(itemOfLayer(zfnet, "relu3_conv")?.id).toBe("relu3");
    expect(itemOfLayer(zfnet, "relu9")).toBeUndefined();
  });
});
