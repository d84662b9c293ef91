import { describe, expect, it } from "vitest";
import { architectures } from "./architectures/architectures.ts";
import { instantiate } from "./architectures/instantiate.ts";
import { seededRandom } from "./architectures/seeded-random.ts";
import { buildNetwork } from "./build-network.ts";
import { findClassifier } from "./find-classifier.ts";
import { linearClassifier } from "./linear-classifier.ts";
import type { LayerOf, Network } from "./network.ts";
import { replaceClassifier } from "./replace-classifier.ts";
import { fireNetwork } from "./testing/fire-network.ts";
import { constantOf, inputSpec } from "./testing/layer-specs.ts";

const small = instantiate(architectures.get("zfnet-small")!(5), seededRandom(1), "he");

function changedLayers(before: Network, after: Network): string[] {
  expect(after.layers.map(({ name }) => name)).toEqual(before.layers.map(({ name }) => name));
  return before.layers
    .filter((layer, index) => JSON.stringify(layer) !== JSON.stringify(after.layers[index]))
    .map(({ name }) => name);
}

describe("replaceClassifier", () => {
  it("gives the last Gemm other weights and units, and nothing else", () => {
    const network = replaceClassifier(small, 7, seededRandom(2), "gaussian-0.01");
    expect(changedLayers(small, network)).toEqual(["fc7", "softmax"]);
    expect(findClassifier(network)).toEqual({ scores: "softmax", squash: "none", classes: 7 });
    const { weights, bias } = network.layers.find(({ name }) => name === "fc7") as LayerOf<"Gemm">;
    expect(weights.shape).toEqual([256, 7]);
    expect([...bias!]).toEqual(new Array(7).fill(0));
    const power = weights.data.reduce((sum, value) => sum + value * value, 0) / weights.data.length;
    expect(Math.sqrt(power) / 0.01).toBeCloseTo(1, 1);
  });

  it("draws anew where the classes are as many as before", () => {
    const network = replaceClassifier(small, 5, seededRandom(2), "he");
    expect(changedLayers(small, network)).toEqual(["fc7"]);
  });

  it("finds the 1 × 1 convolution that stands for a classifier, and reshapes what follows", () => {
    const network = replaceClassifier(fireNetwork(4), 6, seededRandom(2), "he");
    expect(changedLayers(fireNetwork(4), network)).toEqual(["conv10", "relu10", "mean", "scores", "softmax"]);
    expect(network.layers.at(-1)).toMatchObject({ operator: "Softmax", shape: [6] });
    const { filters } = network.layers.find(({ name }) => name === "conv10") as LayerOf<"Conv">;
    expect(filters.shape).toEqual([1, 1, 6, 6]);
  });

  it("refuses scores that come from neither", () => {
    const input = inputSpec([1, 1, 4]);
    const pool = { name: "pool", operator: "GlobalAveragePool", inputs: ["input"] } as const;
    expect(() => replaceClassifier(buildNetwork([input, pool], "pool"), 2, seededRandom(1), "he")).toThrow(
      "expected class scores of a Gemm or an ungrouped Conv, got neither",
    );
    const operands = [{ layer: "flat" }, { constant: constantOf([4, 3]) }] as const;
    const flat = {
      name: "flat",
      operator: "Flatten",
      inputs: ["input"],
      shape: [1, 4],
      order: "channels-last",
    } as const;
    const product = { name: "product", operator: "MatMul", inputs: ["flat"], operands } as const;
    expect(() => replaceClassifier(buildNetwork([input, flat, product], "product"), 2, seededRandom(1), "he")).toThrow(
      'expected class scores of a Gemm or an ungrouped Conv, got layer "product" (MatMul)',
    );
  });
});

describe("linearClassifier", () => {
  it.each([[[4, 5, 6]], [[120]]])("tells classes apart by features of [%s]", (shape) => {
    const network = linearClassifier(shape, 3, seededRandom(1));
    expect(network.layers.map((layer) => [layer.operator, layer.shape])).toEqual([
      ["Input", shape],
      ["Flatten", [120]],
      ["Gemm", [3]],
      ["Softmax", [3]],
    ]);
  });

  it("refuses features that are no map and no vector", () => {
    expect(() => linearClassifier([4, 5], 3, seededRandom(1))).toThrow(
      'layer "input" (Input): expected the shape [height, width, channels] or [units], got [4, 5]',
    );
  });
});
