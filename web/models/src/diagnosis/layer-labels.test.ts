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

  it("tells long paths of one item apart by what they end in", () => {
    const path = "/features/features.3/conv/conv";
    const block = foldLayers([
      layer("data", "Input"),
      layer(`${path}.0/conv.0.0/Conv`, "Conv", "data"),
      layer(`${path}.0/conv.0.2/Clip`, "Clip", `${path}.0/conv.0.0/Conv`),
      layer(`${path}.1/conv.1.0/Conv`, "Conv", `${path}.0/conv.0.2/Clip`),
      layer(`${path}.1/conv.1.2/Clip`, "Clip", `${path}.1/conv.1.0/Conv`),
      layer("/features/features.3/Add", "Add", "data", `${path}.1/conv.1.2/Clip`),
    ]);
    const judged = [`${path}.0/conv.0.2/Clip`, `${path}.1/conv.1.2/Clip`];
    expect([...layerLabels({ items: block }, judged).values()]).toEqual(["block1/conv.0.2", "block1/conv.1.2"]);
  });

  it("takes as many parts as it needs", () => {
    const dense = ["denselayer1", "denselayer2"].map((name) => `/denseblock1/${name}/relu1/Relu`);
    const members = dense.map((name) => layer(name, "Relu"));
    const items = [{ id: "join", label: "module1", kind: "module" as const, layer: members[0]!, members }];
    expect([...layerLabels({ items }, dense).values()]).toEqual([
      "module1/denselayer1/relu1",
      "module1/denselayer2/relu1",
    ]);
  });

  it("leaves names that the network does not know", () => {
    expect(layerLabels({ items }, ["pool9"]).get("pool9")).toBe("pool9");
  });
});
