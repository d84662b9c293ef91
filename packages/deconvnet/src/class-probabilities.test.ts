import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { type ChainedLayer, runLayers } from "../test/run-layers.ts";
import { startCpu } from "../test/start-cpu.ts";
import { classProbabilities, runForward } from "./index.ts";

const scores: ChainedLayer = { operator: "Flatten", shape: [2], order: "channels-last" };
const image = [0, Math.log(3)];

describe("classProbabilities", () => {
  beforeAll(startCpu);

  it.for([
    ["a network that ends in scores gets a softmax", [scores]],
    ["a network that ends in a softmax does not get another", [scores, { operator: "Softmax", axes: [0] }]],
    ["a reshape behind the softmax changes nothing", [{ operator: "Softmax", axes: [2] }, scores]],
  ] as const satisfies readonly (readonly [string, readonly ChainedLayer[]])[])("%s", async ([, layers]) => {
    const { pass, dispose } = runLayers([1, 1, 2], image, layers);
    const probabilities = await classProbabilities(pass);
    expect(probabilities[0]).toBeCloseTo(0.25, 6);
    expect(probabilities[1]).toBeCloseTo(0.75, 6);
    dispose();
  });

  it("a network that ends in a sigmoid a class is taken at its word", async () => {
    const { pass, dispose } = runLayers([1, 1, 2], image, [scores, { operator: "Sigmoid" }]);
    const probabilities = await classProbabilities(pass);
    expect(probabilities[0]).toBeCloseTo(0.5, 6);
    expect(probabilities[1]).toBeCloseTo(0.75, 6);
    dispose();
  });

  it("each class has the sigmoid of its own score where each is judged by itself, whatever softmax is at the end", async () => {
    const { pass, dispose } = runLayers([1, 1, 2], image, [scores, { operator: "Softmax", axes: [0] }]);
    const network = { ...pass.compiled.network, independentClasses: true };
    const probabilities = await classProbabilities({ ...pass, compiled: { ...pass.compiled, network } });
    expect([...probabilities]).toEqual([0.5, expect.closeTo(0.75, 6)]);
    dispose();
  });

  it("refuses scores that overflow", async () => {
    const { pass, dispose } = runLayers([1, 1, 2], [Number.POSITIVE_INFINITY, 0], [scores]);
    await expect(classProbabilities(pass)).rejects.toMatchObject({ code: "not-finite" });
    dispose();
  });

  it("refuses several images", async () => {
    const { compiled, input, dispose } = runLayers([1, 1, 2], image, [scores]);
    const pass = runForward(compiled, tf.tile(input, [2, 1, 1, 1]));
    await expect(classProbabilities(pass)).rejects.toMatchObject({ code: "several-images" });
    pass.dispose();
    dispose();
  });
});
