import fc from "fast-check";
import { expect, it } from "vitest";
import { NetworkError } from "../network-error.ts";
import { functionalModel, kerasLayer } from "../testing/keras-model.ts";
import { readTfjsLayers } from "./read-tfjs-layers.ts";

const { modelJson, weights } = functionalModel(
  [6, 6, 2],
  [
    kerasLayer("Conv2D", "conv", { kernel_size: [3, 3], strides: 1, padding: "same", activation: "relu" }, ["image"]),
    kerasLayer("MaxPooling2D", "pool", { pool_size: [2, 2], strides: [2, 2], padding: "valid" }, ["conv"]),
    kerasLayer("BatchNormalization", "norm", { axis: [3], epsilon: 0.1 }, ["pool"]),
    kerasLayer(
      "ZeroPadding2D",
      "pad",
      {
        padding: [
          [1, 1],
          [0, 0],
        ],
      },
      ["norm"],
    ),
    kerasLayer(
      "Cropping2D",
      "crop",
      {
        cropping: [
          [1, 1],
          [0, 0],
        ],
      },
      ["pad"],
    ),
    kerasLayer("Add", "sum", {}, ["crop", "norm"]),
    kerasLayer("Concatenate", "both", { axis: -1 }, ["sum", "norm"]),
    kerasLayer("Reshape", "reshape", { target_shape: [-1, 6] }, ["both"]),
    kerasLayer("Permute", "permute", { dims: [2, 1] }, ["reshape"]),
    kerasLayer("Softmax", "softmax", { axis: -1 }, ["permute"]),
  ],
  {
    "conv/kernel": [3, 3, 2, 3],
    "conv/bias": [3],
    "norm/gamma": [3],
    "norm/beta": [3],
    "norm/moving_mean": [3],
    "norm/moving_variance": [3],
  },
);
weights.set(new Uint8Array(Float32Array.of(1, 2, 3).buffer), weights.length - 12);

const junk: readonly unknown[] = [
  null,
  0,
  -1,
  1,
  0.5,
  1e9,
  1e300,
  "",
  "same",
  "image",
  true,
  [],
  {},
  [1, 1],
  [[1, 2], 3],
  ["sum", 0, 0],
];

/** Every place in a JSON value, as the way to it. */
function placesOf(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner).map((place) => [key, ...place]))];
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const entries = Object.entries(value ?? {}).map(([name, inner]) => [
    name,
    name === key ? replaceAt(inner, rest, by) : inner,
  ]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

it("reads the model that the mutations start from", () => {
  expect(readTfjsLayers(modelJson, weights).network.layers).toHaveLength(12);
});

it("reads or refuses a model.json whose values were exchanged, and throws nothing but NetworkError", () => {
  const places = placesOf(modelJson);
  let refused = 0;
  const swap = fc.tuple(fc.constantFrom(...places), fc.constantFrom(...junk));
  fc.assert(
    fc.property(fc.array(swap, { minLength: 1, maxLength: 2 }), (swaps) => {
      const mutated = swaps.reduce<unknown>((json, [place, by]) => replaceAt(json, place, by), modelJson);
      try {
        readTfjsLayers(mutated, weights);
      } catch (error) {
        expect(error).toBeInstanceOf(NetworkError);
        refused += 1;
      }
    }),
    { numRuns: 2000, seed: 11 },
  );
  expect(refused).toBeGreaterThan(500);
});
