import { describe, expect, it } from "vitest";
import { buildNetwork } from "./build-network.ts";
import { findClassifier } from "./find-classifier.ts";
import type { LayerSpec } from "./layer-spec.ts";
import { convSpec, inputSpec, reluSpec } from "./testing/layer-specs.ts";

const base: LayerSpec[] = [
  inputSpec([6, 6, 3]),
  convSpec("conv", "input", { channels: 3, filters: 8 }),
  { operator: "GlobalAveragePool", name: "pool", inputs: ["conv"] },
];

describe("findClassifier", () => {
  it("takes a global pool's output as logits", () => {
    expect(findClassifier(buildNetwork(base, "pool"))).toEqual({ scores: "pool", squash: "softmax", classes: 8 });
  });

  it("looks through what only reshapes or passes at the end", () => {
    const specs: LayerSpec[] = [
      ...base,
      { operator: "Softmax", name: "softmax", inputs: ["pool"], axes: [0, 1, 2] },
      { operator: "Flatten", name: "flat", inputs: ["softmax"], shape: [8], order: "channels-first" },
      { operator: "Dropout", name: "dropout", inputs: ["flat"] },
      { operator: "Identity", name: "output", inputs: ["dropout"] },
    ];
    expect(findClassifier(buildNetwork(specs, "output"))).toEqual({ scores: "softmax", squash: "none", classes: 8 });
  });

  it.each([{ operator: "Sigmoid" }, { operator: "HardSigmoid", alpha: 0.2, beta: 0.5 }] as const)(
    "takes a $operator a class for probabilities",
    (operator) => {
      const specs: LayerSpec[] = [...base, { ...operator, name: "squash", inputs: ["pool"] }];
      expect(findClassifier(buildNetwork(specs, "squash"))).toEqual({ scores: "squash", squash: "none", classes: 8 });
    },
  );

  it("does not take a softmax over places for probabilities of classes", () => {
    const specs: LayerSpec[] = [...base, { operator: "Softmax", name: "softmax", inputs: ["pool"], axes: [0, 1] }];
    expect(findClassifier(buildNetwork(specs, "softmax")).squash).toBe("softmax");
  });

  it("one score alone is to get a sigmoid", () => {
    const specs: LayerSpec[] = [
      convSpec("conv", "input", { channels: 3, filters: 1 }),
      { operator: "GlobalAveragePool", name: "pool", inputs: ["conv"] },
    ];
    expect(findClassifier(buildNetwork([inputSpec([6, 6, 3]), ...specs], "pool"))).toEqual({
      scores: "pool",
      squash: "sigmoid",
      classes: 1,
    });
  });

  describe("where each class is judged by itself", () => {
    const findAlone = (specs: LayerSpec[], output: string) =>
      findClassifier({ ...buildNetwork(specs, output), independentClasses: true });

    it("bare scores are to get sigmoids", () => {
      expect(findAlone(base, "pool")).toEqual({ scores: "pool", squash: "sigmoid", classes: 8 });
    });

    it.each(["Softmax", "LogSoftmax"] as const)("the scores are those before a %s", (operator) => {
      const specs: LayerSpec[] = [...base, { operator, name: "end", inputs: ["pool"], axes: [2] }];
      expect(findAlone(specs, "end")).toEqual({ scores: "pool", squash: "sigmoid", classes: 8 });
    });

    it("sigmoids of the network's own stay", () => {
      const specs: LayerSpec[] = [...base, { operator: "Sigmoid", name: "end", inputs: ["pool"] }];
      expect(findAlone(specs, "end")).toEqual({ scores: "end", squash: "none", classes: 8 });
    });
  });

  it("refuses a network that ends in a map", () => {
    const specs: LayerSpec[] = [...base.slice(0, 2), reluSpec("relu", "conv")];
    expect(() => findClassifier(buildNetwork(specs, "relu"))).toThrow(
      'expected an output of one score a class, [classes] or [1, 1, classes], got layer "relu" of [4, 4, 8]',
    );
  });
});
