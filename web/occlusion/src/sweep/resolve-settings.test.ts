import { create } from "@bufbuild/protobuf";
import { GetModelResponseSchema, type Layer, LayerSchema, ModelSummarySchema } from "@deconvscope/proto";
import { foldLayers, type LoadedImage, type ModelView } from "@deconvscope/shell";
import { describe, expect, it } from "vitest";
import { resolveBeside, resolveSettings } from "./resolve-settings.ts";

function model(name: string, side: number, labels: string[], layerNames: string[]): ModelView {
  const layers: Layer[] = layerNames.map((layer, index) =>
    create(LayerSchema, {
      name: layer,
      operator: "Conv",
      inputs: index === 0 ? [] : [layerNames[index - 1]!],
      outputShape: [8, 8, 16],
      projectable: true,
    }),
  );
  const summary = create(ModelSummarySchema, { name, inputShape: [side, side, 3], classes: labels.length });
  return {
    summary,
    response: create(GetModelResponseSchema, { summary, layers, labels }),
    layers: new Map(layers.map((layer) => [layer.name, layer])),
    items: foldLayers(layers),
    stages: undefined,
    input: undefined,
  };
}
const image: LoadedImage = {
  reference: { kind: "upload", sha256: "0".repeat(64) },
  name: "photo",
  bytes: new Uint8Array(),
  source: {},
  labels: [],
  parts: {},
};
const small = model("small", 64, ["cat", "dog"], ["conv1", "conv2"]);
const large = model("large", 128, ["dog", "cat", "hen"], ["conv1", "conv9"]);

describe("resolve settings", () => {
  it("fills in what the address leaves out", () => {
    expect(resolveSettings({ model: small, image, trueClass: 1 }, {})).toEqual({
      settings: { model: small, image, patch: 12, stride: 4, fill: "mean", classIndex: 1, layer: undefined },
    });
  });

  it("takes what the address says", () => {
    const asked = { patch: 9, stride: 3, fill: "blur", layer: "conv1", class: 0 } as const;
    expect(resolveSettings({ model: small, image, trueClass: 1 }, asked)).toEqual({
      settings: { model: small, image, patch: 9, stride: 3, fill: "blur", classIndex: 0, layer: "conv1" },
    });
  });

  it("tells what the model has not", () => {
    const swept = { model: small, image, trueClass: undefined };
    expect(resolveSettings(swept, { layer: "conv7" })).toEqual({ unknownLayer: "conv7" });
    expect(resolveSettings(swept, { class: 2 })).toEqual({ unknownClass: 2 });
  });
});

describe("resolve beside", () => {
  const lead = { model: small, image, patch: 12, stride: 4, fill: "grey", classIndex: 1, layer: "conv2" } as const;

  it("another model: the same share of the side, the class of the same name, the layer left to the server", () => {
    const asked = { layer: "conv2", class: 1, fill: "grey" } as const;
    expect(resolveBeside({ model: large, image, trueClass: 2 }, asked, lead)).toEqual({
      settings: { model: large, image, patch: 24, stride: 8, fill: "grey", classIndex: 0, layer: undefined },
    });
  });

  it("another image: all of the address, and its own class where that names none", () => {
    expect(resolveBeside({ model: small, image, trueClass: 0 }, { patch: 7 }, lead)).toEqual({
      settings: { model: small, image, patch: 7, stride: 4, fill: "mean", classIndex: 0, layer: undefined },
    });
  });
});
