import { DeconvnetError } from "@deconvscope/deconvnet";
import { buildDrawn, drawNetwork } from "@deconvscope/deconvnet/random-networks";
import { buildNetwork, type Layer, type LayerOf } from "@deconvscope/network";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildSmallNet } from "../../test/build-small-net.ts";
import { layersToRandomise, randomiseWeights } from "./randomise-weights.ts";

const network = buildSmallNet();

test("a cascade goes from the last layer to the first", () => {
  expect(layersToRandomise(network)).toEqual(["scores", "dense", "conv"]);
});

test("a layer's weights and all behind it are drawn anew from their own values; those before stay", () => {
  const randomised = randomiseWeights(network, "dense", 3);
  expect(layerOf(randomised.layers, "conv")).toBe(layerOf(network.layers, "conv"));
  for (const name of ["dense", "scores"]) {
    const [before, after] = [network, randomised].map(({ layers }) => layerOf(layers, name) as LayerOf<"Gemm">);
    expect(after!.weights.data).not.toEqual(before!.weights.data);
    expect(after!.weights.data.toSorted()).toEqual(before!.weights.data.toSorted());
    expect(after).toMatchObject({ shape: before!.shape, inputs: before!.inputs });
  }
});

test("classes that are judged each by itself still are", () => {
  expect(randomiseWeights({ ...network, independentClasses: true }, "dense", 3).independentClasses).toBe(true);
});

test("a cascade with one seed draws a layer alike each time, with another one differently", () => {
  const scores = (seed: number, from: string) => layerOf(randomiseWeights(network, from, seed).layers, "scores");
  expect(scores(3, "conv")).toEqual(scores(3, "scores"));
  expect(scores(4, "scores")).not.toEqual(scores(3, "scores"));
});

test("any network stays one", () =>
  fc.assert(
    fc.property(drawNetwork, (draw) => {
      const { layers, output } = buildDrawn(draw);
      const randomised = randomiseWeights({ layers, output }, layers[0]!.name, draw.seed);
      expect(buildNetwork(randomised.layers, output).layers.map(({ shape }) => shape)).toEqual(
        layers.map(({ shape }) => shape),
      );
    }),
    { numRuns: 40, seed: 2 },
  ));

test("a layer that is not there is refused", () => {
  const expected = new DeconvnetError("unknown-layer", `layer: expected one of the network's, got "fc9"`);
  expect(() => randomiseWeights(network, "fc9", 1)).toThrow(expected);
});

function layerOf(layers: readonly Layer[], name: string): Layer {
  return layers.find((layer) => layer.name === name)!;
}
