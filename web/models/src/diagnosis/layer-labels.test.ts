import { foldLayers } from "@deconvscope/shell";
import { describe, expect, it } from "vitest";
import { layerLabels } from "./layer-labels.ts";

const layer = (name: string, operator: string, ...inputs: string[]) => ({
  ...{ name, operator, inputs, outputShape: [8, 8, 4], projectable: true, parameters: 0n, flops: 0n },
  $typeName: "deconvscope.v1.Layer" as const,
});
const items = foldLayers([
  layer("data", "Input"),
  layer("conv1", "Conv", "data"),
  layer("relu1", "Relu", "conv1"),
  layer("fire2/squeeze", "Conv", "relu1"),
  layer("fire2/relu_squeeze", "Relu", "fire2/squeeze"),
  layer("fire2/a", "Conv", "fire2/relu_squeeze"),
  layer("fire2/b", "Conv", "fire2/relu_squeeze"),
  layer("fire2/concat", "Concat", "fire2/a", "fire2/b"),
]);

describe("layerLabels", () => {
  it("calls a layer by its item's short name", () => {
    expect([...layerLabels({ items }, ["conv1"])]).toEqual([["conv1", "conv1"]]);
    expect(layerLabels({ items }, ["relu1", "fire2/concat"]).get("fire2/concat")).toBe("fire2");
  });

  it("keeps apart layers of one item: what stands for it has the short name", () => {
    expect([...layerLabels({ items }, ["fire2/relu_squeeze", "fire2/concat"])]).toEqual([
      ["fire2/relu_squeeze", "fire2/relu_squeeze"],
      ["fire2/concat", "fire2"],
    ]);
  });

  it("leaves names that the network does not know", () => {
    expect(layerLabels({ items }, ["pool9"]).get("pool9")).toBe("pool9");
  });
});
