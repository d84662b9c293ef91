import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { architectures } from "./architectures/architectures.ts";
import { instantiate } from "./architectures/instantiate.ts";
import { seededRandom } from "./architectures/seeded-random.ts";
import { buildNetwork } from "./build-network.ts";
import type { LayerSpec } from "./layer-spec.ts";
import { listJudgedLayers } from "./list-judged-layers.ts";
import { readOnnx } from "./onnx/index.ts";
import { fireNetwork } from "./testing/fire-network.ts";
import { convSpec, inputSpec, padsOf, reluSpec } from "./testing/layer-specs.ts";

const shared = process.env.DECONVSCOPE_SHARED;

const conv = (name: string, from: string) => convSpec(name, from, { channels: 2, filters: 2, pads: padsOf(1) });
const classify = (from: string): LayerSpec[] => [
  { name: "mean", operator: "GlobalAveragePool", inputs: [from] },
  convSpec("classes", "mean", { kernel: [1, 1], channels: 2, filters: 3 }),
];

describe("listJudgedLayers", () => {
  it("zfnet-small: what its rectifiers let through, dense layers too", () => {
    const network = instantiate(architectures.get("zfnet-small")!(5), seededRandom(1), "he");
    expect(listJudgedLayers(network)).toEqual(["relu1", "relu2", "relu3", "relu4", "relu5", "relu6"]);
  });

  it("a concatenation stands for its branches, and what rectifies class scores is left out", () => {
    expect(listJudgedLayers(fireNetwork(4))).toEqual(["relu1", "squeezed", "concat"]);
  });

  it("inside of a block that a branch leads past", () => {
    const specs: LayerSpec[] = [
      inputSpec([4, 4, 2]),
      conv("conv1", "input"),
      reluSpec("relu1", "conv1"),
      conv("conv2", "relu1"),
      reluSpec("inside", "conv2"),
      conv("conv3", "inside"),
      { name: "sum", operator: "Add", inputs: ["conv3", "relu1"], operands: [{ layer: "conv3" }, { layer: "relu1" }] },
      reluSpec("relu2", "sum"),
      ...classify("relu2"),
    ];
    expect(listJudgedLayers(buildNetwork(specs, "classes"))).toEqual(["relu1", "inside", "relu2"]);
  });

  it("the product with a sigmoid, not the sigmoid", () => {
    const specs: LayerSpec[] = [
      inputSpec([4, 4, 2]),
      conv("conv1", "input"),
      { name: "gate", operator: "Sigmoid", inputs: ["conv1"] },
      { name: "out", operator: "Mul", inputs: ["conv1", "gate"], operands: [{ layer: "conv1" }, { layer: "gate" }] },
      ...classify("out"),
    ];
    expect(listJudgedLayers(buildNetwork(specs, "classes"))).toEqual(["out"]);
  });

  it("branches one by one where one of them is not rectified", () => {
    const specs: LayerSpec[] = [
      inputSpec([4, 4, 2]),
      conv("conv1", "input"),
      reluSpec("relu1", "conv1"),
      conv("conv2", "input"),
      { name: "concat", operator: "Concat", inputs: ["relu1", "conv2"], axis: 2 },
      { name: "mean", operator: "GlobalAveragePool", inputs: ["concat"] },
      convSpec("classes", "mean", { kernel: [1, 1], channels: 4, filters: 3 }),
    ];
    expect(listJudgedLayers(buildNetwork(specs, "classes"))).toEqual(["relu1"]);
  });
});

if (shared) {
  describe("published models", () => {
    it.each([
      ["squeezenet1_0/model.onnx", 17],
      ["onnx-light/light_bvlc_alexnet.onnx", 7],
      ["onnx-light/light_vgg19.onnx", 18],
      ["onnx-light/light_resnet50.onnx", 49],
      ["onnx-light/light_inception_v1.onnx", 30],
    ])("%s: %i layers", (path, count) => {
      expect(listJudgedLayers(readOnnx(readFileSync(`${shared}/data/${path}`)).network)).toHaveLength(count);
    });
  });
}
