import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { architectures } from "./architectures/architectures.ts";
import { instantiate } from "./architectures/instantiate.ts";
import { seededRandom } from "./architectures/seeded-random.ts";
import { buildNetwork } from "./build-network.ts";
import type { LayerSpec } from "./layer-spec.ts";
import { listProbeLayers } from "./list-probe-layers.ts";
import { readOnnx } from "./onnx/index.ts";
import { fireNetwork } from "./testing/fire-network.ts";
import { convSpec, inputSpec, padsOf, reluSpec } from "./testing/layer-specs.ts";

const shared = process.env.DECONVSCOPE_SHARED;

describe("listProbeLayers", () => {
  it("zfnet-small: the rectifiers of its convolutions and dense layers", () => {
    const network = instantiate(architectures.get("zfnet-small")!(5), seededRandom(1), "he");
    expect(listProbeLayers(network)).toEqual(["relu1", "relu2", "relu3", "relu4", "relu5", "relu6"]);
  });

  it("a concatenation takes the place of its branches; what rectifies class scores is no feature", () => {
    expect(listProbeLayers(fireNetwork(4))).toEqual(["relu1", "squeezed", "concat"]);
  });

  it("a rectifier takes the place of the sum before it, and looks through normalisation", () => {
    const conv = (name: string, from: string) => convSpec(name, from, { channels: 2, filters: 2, pads: padsOf(1) });
    const one = new Float32Array(2).fill(1);
    const statistics = { gamma: one, beta: one, mean: one, variance: one, epsilon: 1e-5 };
    const specs: LayerSpec[] = [
      inputSpec([4, 4, 2]),
      conv("conv1", "input"),
      { name: "norm1", operator: "BatchNormalization", inputs: ["conv1"], ...statistics },
      reluSpec("relu1", "norm1"),
      conv("conv2", "relu1"),
      reluSpec("inside", "conv2"),
      conv("conv3", "inside"),
      {
        name: "sum1",
        operator: "Add",
        inputs: ["conv3", "relu1"],
        operands: [{ layer: "conv3" }, { layer: "relu1" }],
      },
      reluSpec("relu2", "sum1"),
      conv("conv4", "relu2"),
      { name: "sum2", operator: "Sum", inputs: ["conv4", "relu2"] },
      { name: "mean", operator: "GlobalAveragePool", inputs: ["sum2"] },
      convSpec("classes", "mean", { kernel: [1, 1], channels: 2, filters: 3 }),
    ];
    expect(listProbeLayers(buildNetwork(specs, "classes"))).toEqual(["relu1", "relu2", "sum2"]);
  });

  const rectifiers: LayerSpec[][] = [
    [{ name: "out", operator: "LeakyRelu", inputs: ["conv1"], alpha: 0.1 }],
    [{ name: "out", operator: "PRelu", inputs: ["conv1"], slope: { shape: [1, 1, 2], data: new Float32Array(2) } }],
    [{ name: "out", operator: "Clip", inputs: ["conv1"], minimum: 0, maximum: 6 }],
    [{ name: "out", operator: "HardSwish", inputs: ["conv1"] }],
    [
      { name: "gate", operator: "Sigmoid", inputs: ["conv1"] },
      { name: "out", operator: "Mul", inputs: ["conv1", "gate"], operands: [{ layer: "conv1" }, { layer: "gate" }] },
    ],
  ];
  it.each(rectifiers.map((specs) => [specs.at(-1)!.operator, specs] as const))(
    "takes a %s for a rectifier",
    (_, specs) => {
      const network = buildNetwork(
        [
          inputSpec([4, 4, 2]),
          convSpec("conv1", "input", { channels: 2, filters: 2, pads: padsOf(1) }),
          ...specs,
          { name: "mean", operator: "GlobalAveragePool", inputs: ["out"] },
          convSpec("classes", "mean", { kernel: [1, 1], channels: 2, filters: 3 }),
        ],
        "classes",
      );
      expect(listProbeLayers(network)).toEqual(["out"]);
    },
  );

  it("does not take a product of two branches for a rectifier", () => {
    const [left, right] = [
      convSpec("a", "input", { channels: 2, filters: 2 }),
      convSpec("b", "input", { channels: 2, filters: 2 }),
    ];
    const operands = [{ layer: "a" }, { layer: "b" }] as const;
    const mul: LayerSpec = { name: "product", operator: "Mul", inputs: ["a", "b"], operands };
    const pooled: LayerSpec = { name: "mean", operator: "GlobalAveragePool", inputs: ["product"] };
    const last = convSpec("classes", "mean", { kernel: [1, 1], channels: 2, filters: 3 });
    const network = buildNetwork([inputSpec([4, 4, 2]), left, right, mul, pooled, last], "classes");
    expect(listProbeLayers(network)).toEqual([]);
  });
});

if (shared) {
  const probed = (path: string) => listProbeLayers(readOnnx(readFileSync(`${shared}/data/${path}`)).network);

  describe("published models", () => {
    it("SqueezeNet 1.0: conv1, what its eight fires squeeze and what they make of it", () => {
      const layers = probed("squeezenet1_0/model.onnx");
      expect(layers).toHaveLength(17);
      expect(layers.filter((name) => /concat/.test(name))).toHaveLength(8);
    });

    it.each([
      ["onnx-light/light_bvlc_alexnet.onnx", 7],
      ["onnx-light/light_vgg19.onnx", 18],
      ["onnx-light/light_resnet50.onnx", 17],
      ["onnx-light/light_inception_v1.onnx", 12],
    ])("%s: %i layers", (path, count) => {
      expect(probed(path)).toHaveLength(count);
    });
  });
}
