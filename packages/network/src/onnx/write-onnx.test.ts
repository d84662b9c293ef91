import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../architectures/seeded-random.ts";
import { buildNetwork } from "../build-network.ts";
import type { LayerSpec } from "../layer-spec.ts";
import { readOnnx, writeOnnx } from "./index.ts";
import { operatorTable } from "./operators/operator-table.ts";
import { randomNetwork } from "./testing/random-network.ts";
import { readModelFile } from "./wire/read-model.ts";

const image: LayerSpec = { operator: "Input", name: "image", inputs: [], shape: [4, 6, 2] };

/** A network of the image and these layers, each reading the one before, written and read. */
function rewrite(...layers: LayerSpec[]) {
  return readOnnx(writeOnnx(buildNetwork([image, ...layers], layers.at(-1)?.name ?? "image"))).network.layers.slice(1);
}

test("any network is read back as it was, and written again as the same bytes", () => {
  const operators = new Set<string>();
  fc.assert(
    fc.property(fc.integer({ min: 1 }), fc.integer({ min: 1, max: 12 }), (seed, length) => {
      const network = randomNetwork(seededRandom(seed), length);
      for (const { operator } of network.layers) operators.add(operator);
      const bytes = writeOnnx(network);
      const { network: again, warnings } = readOnnx(bytes);
      expect(again).toEqual(network);
      expect(warnings).toEqual([]);
      expect(writeOnnx(again)).toEqual(bytes);
    }),
    { seed: 7, numRuns: 400 },
  );
  const every = Object.keys(operatorTable).filter((operator) => operator !== "Split" && operator !== "Gather");
  expect([...operators].sort()).toEqual([...every, "Input"].sort());
});

test("opset 17 for any number of images; 20 only where a layer needs it", () => {
  const file = readModelFile(writeOnnx(buildNetwork([image], "image")));
  expect(file).toMatchObject({ irVersion: 8, producer: "deconvscope", opsets: new Map([["", 17]]) });
  expect(file.graph.inputs).toEqual([{ name: "image", dataType: 1, dims: ["N", 2, 4, 6] }]);
  const gelu: LayerSpec = { operator: "Gelu", approximate: "none", name: "g", inputs: ["image"] };
  const network = buildNetwork([image, gelu], "g");
  expect(readModelFile(writeOnnx(network, { producer: "me" }))).toMatchObject({
    irVersion: 9,
    producer: "me",
    opsets: new Map([["", 20]]),
  });
});

test("weights never take a layer's name", () => {
  const bias = Float32Array.of(1);
  const filters = { shape: [1, 1, 2, 1], data: Float32Array.of(1, 2) };
  const conv: LayerSpec = {
    operator: "Conv",
    name: "c",
    inputs: ["c.filters"],
    kernel: [1, 1],
    strides: [1, 1],
    dilations: [1, 1],
    pads: { top: 0, left: 0, bottom: 0, right: 0 },
    groups: 1,
    filters,
    bias,
  };
  const layers = rewrite({ operator: "Relu", name: "c.filters", inputs: ["image"] }, conv);
  expect(layers).toMatchObject([{ name: "c.filters" }, { name: "c", filters, bias }]);
});

describe("what ONNX has no single node for", () => {
  test("elements counted channels last", () => {
    const flatten: LayerSpec = {
      operator: "Flatten",
      name: "f",
      inputs: ["image"],
      shape: [48],
      order: "channels-last",
    };
    expect(rewrite(flatten)).toMatchObject([
      { operator: "Transpose", name: "f.channels_last", permutation: [1, 2, 0] },
      { operator: "Reshape", name: "f", shape: [48], order: "channels-first" },
    ]);
    const map: LayerSpec = { ...flatten, operator: "Reshape", name: "r", shape: [3, 4, 4] };
    expect(rewrite(map)).toMatchObject([{ operator: "Transpose" }, {}, { operator: "Transpose", shape: [3, 4, 4] }]);
  });

  test("elements counted channels last where that is the same as first", () => {
    const pool: LayerSpec = { operator: "GlobalAveragePool", name: "p", inputs: ["image"] };
    const flatten: LayerSpec = { operator: "Flatten", name: "f", inputs: ["p"], shape: [2], order: "channels-last" };
    expect(rewrite(pool, flatten)).toMatchObject([{}, { operator: "Flatten", shape: [2] }]);
  });

  test("a dense layer of a feature map is a 1 × 1 convolution", () => {
    const weights = { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) };
    const bias = Float32Array.of(1, 2, 3);
    expect(rewrite({ operator: "Gemm", name: "d", inputs: ["image"], weights, bias })).toMatchObject([
      { operator: "Conv", name: "d", filters: { shape: [1, 1, 2, 3], data: weights.data }, bias },
    ]);
  });

  test("batch normalisation of [places, channels] is a scale and a shift", () => {
    const one = Float32Array.of(1, 1);
    const layers = rewrite(
      { operator: "ReduceMean", name: "m", inputs: ["image"], axes: [0], keepDimensions: false },
      {
        operator: "BatchNormalization",
        name: "n",
        inputs: ["m"],
        gamma: Float32Array.of(4, 6),
        beta: one,
        mean: Float32Array.of(0.5, 0),
        variance: Float32Array.of(3, 8),
        epsilon: 1,
      },
    );
    expect(layers).toMatchObject([
      { operator: "ReduceMean", name: "m.reduced_kept", axes: [0], keepDimensions: true },
      {},
      { operator: "Transpose", name: "m", shape: [6, 2] },
      { operator: "Mul", operands: [{}, { constant: { shape: [1, 2], data: Float32Array.of(2, 2) } }] },
      { operator: "Add", name: "n", operands: [{}, { constant: { data: Float32Array.of(0, 1) } }] },
    ]);
  });

  test("a softmax over several last axes is one over them joined", () => {
    const softmax: LayerSpec = { operator: "Softmax", name: "s", inputs: ["image"], axes: [0, 1] };
    expect(rewrite(softmax)).toMatchObject([
      { operator: "Reshape", shape: [2, 24] },
      { operator: "Softmax", axes: [1] },
      { operator: "Reshape", name: "s", shape: [4, 6, 2] },
    ]);
    expect(() => rewrite({ ...softmax, axes: [0, 2] })).toThrow(/"s" \(Softmax\): has no ONNX form over axes \[1,2\]/);
  });
});
