import { type CompiledNetwork, compileNetwork, runForward } from "@deconvscope/deconvnet";
import { buildDrawn, drawNetwork } from "@deconvscope/deconvnet/random-networks";
import { buildNetwork, findClassifier, NetworkError } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, describe, expect, it, test } from "vitest";
import { buildStridedNet } from "../test/build-strided-net.ts";
import { drawImage } from "../test/draw-image.ts";
import { startCpu } from "../test/start-cpu.ts";
import { isIdentity, type Transform } from "./amounts.ts";
import { InvarianceError } from "./invariance-error.ts";
import { type InvarianceOptions, type InvarianceReading, measureInvariance } from "./measure-invariance.ts";
import { OriginalFeatures } from "./original-features.ts";
import { transformImage } from "./transform-image.ts";

beforeAll(startCpu);

const someAmounts: Record<Transform, readonly number[]> = {
  "translate-y": [-3, 0, 1.5, 20],
  "translate-x": [2, -0.25, 0],
  scale: [1, 1.3, 0.4],
  rotate: [0, 90, 33, -7],
};

/** Every layer's output for one image, each from a pass over all of the network. */
async function runWhole(compiled: CompiledNetwork, image: Float32Array): Promise<Map<string, Float32Array>> {
  const [height = 1, width = 1, channels = 1] = compiled.network.layers[0]!.shape;
  const input = tf.tensor4d(image, [1, height, width, channels]);
  const pass = runForward(compiled, input);
  const outputs = new Map<string, Float32Array>();
  for (const { name } of compiled.network.layers) outputs.set(name, await pass.read(name));
  pass.dispose();
  input.dispose();
  return outputs;
}

function distance(a: Float32Array, b: Float32Array): number {
  return Math.sqrt(a.reduce((sum, value, at) => sum + (value - b[at]!) ** 2, 0));
}

function softmax(scores: Float32Array): number[] {
  const most = Math.max(...scores);
  const powers = Array.from(scores, (score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

async function measure(
  compiled: CompiledNetwork,
  images: readonly Float32Array[],
  layers: readonly string[],
  options: Omit<InvarianceOptions, "classes"> & { readonly classes?: readonly number[] },
) {
  const originals: OriginalFeatures[] = [];
  for (const image of images) originals.push(await OriginalFeatures.prepare(compiled, image, layers));
  try {
    const batches: InvarianceReading[][] = [];
    const classes = images.map(() => 0);
    for await (const readings of measureInvariance(compiled, originals, { classes, ...options }))
      batches.push(readings);
    return { originals, batches, readings: batches.flat() };
  } finally {
    for (const original of originals) original.dispose();
  }
}

describe("measureInvariance", () => {
  it("equals plain distances of what whole passes answer, on random networks", () =>
    fc.assert(
      fc.asyncProperty(
        drawNetwork,
        fc.constantFrom<Transform>("translate-y", "translate-x", "scale", "rotate"),
        async (draw, transform) => {
          const compiled = compileNetwork(buildDrawn({ ...draw, dense: true }));
          const { layers, output } = compiled.network;
          const { classes, squash, scores } = findClassifier(compiled.network);
          const names = layers.map(({ name }) => name);
          const { shape } = layers[0]!;
          const images = [drawImage(compiled.network, draw.seed), drawImage(compiled.network, draw.seed + 1)];
          const fill = Array.from({ length: shape[2]! }, (_, channel) => channel - 0.5);
          const amounts = someAmounts[transform];
          const followed = [draw.seed % classes, 0];
          const options = { transform, amounts, fill, classes: followed };
          const { readings, originals } = await measure(compiled, images, names, options);
          expect(readings).toHaveLength(2 * amounts.length);
          const before = await Promise.all(images.map((image) => runWhole(compiled, image)));
          for (const { image, step, distances, probability } of readings) {
            const amount = amounts[step]!;
            const after = await runWhole(compiled, transformImage(images[image]!, shape, transform, amount, fill));
            for (const [at, name] of names.entries()) {
              const expected = distance(before[image]!.get(name)!, after.get(name)!);
              const norm = distance(
                before[image]!.get(name)!,
                before[image]!.get(name)!.map(() => 0),
              );
              if (isIdentity(transform, amount)) expect(distances[at]).toBe(0);
              expect(Math.abs(distances[at]! - expected)).toBeLessThanOrEqual(1e-5 * expected + 1e-6 * norm);
              expect(Math.abs(originals[image]!.norms[at]! - norm)).toBeLessThanOrEqual(1e-5 * norm);
            }
            const own = after.get(scores)!;
            const expected = (squash === "none" ? [...own] : softmax(own))[followed[image]!]!;
            expect(probability).toBeCloseTo(expected, 5);
          }
          expect(names).toContain(output);
          compiled.dispose();
        },
      ),
      { numRuns: 40, seed: 8 },
    ));

  it.each(["scores", "softmax"])("follows a class's own sigmoid where each is judged by itself: %s", async (output) => {
    const strided = buildStridedNet();
    const layers = strided.layers.slice(0, strided.layers.findIndex(({ name }) => name === output) + 1);
    const compiled = compileNetwork({ layers, output, independentClasses: true });
    const image = drawImage(compiled.network, 4);
    const amounts = [0, 30];
    const options = { transform: "rotate", amounts, classes: [2] } as const;
    const { readings, originals } = await measure(compiled, [image], ["relu"], options);
    for (const { step, probability } of readings) {
      const after = await runWhole(compiled, transformImage(image, [16, 12, 2], "rotate", amounts[step]!));
      expect(probability).toBeCloseTo(1 / (1 + Math.exp(-after.get("scores")![2]!)), 6);
    }
    const own = (await runWhole(compiled, image)).get("scores")!;
    expect([...originals[0]!.probabilities]).toEqual(
      [...own].map((score) => expect.closeTo(1 / (1 + Math.exp(-score)), 6)),
    );
    compiled.dispose();
  });

  it("shows what the network sees, and each layer's map that is strongest on the image as it is", async () => {
    const compiled = compileNetwork(buildStridedNet());
    const image = drawImage(compiled.network, 4);
    const layers = ["relu", "flat", "input"];
    const options = { transform: "rotate", amounts: [0, 20], show: true } as const;
    const { readings } = await measure(compiled, [image], layers, options);
    expect(readings).toHaveLength(2);
    const own = await runWhole(compiled, image);
    for (const { step, seen } of readings) {
      const turned = transformImage(image, [16, 12, 2], "rotate", options.amounts[step]!);
      expect(seen!.image).toEqual(turned);
      const after = await runWhole(compiled, turned);
      for (const [at, name] of layers.entries()) {
        const { shape } = compiled.layer(name);
        const channels = shape.at(-1)!;
        const values = own.get(name)!;
        const strongest = values.indexOf(values.reduce((most, value) => Math.max(most, value))) % channels;
        const expected = after.get(name)!.filter((_, index) => index % channels === strongest);
        expect(seen!.maps[at]).toEqual({ channel: strongest, values: expected });
      }
      expect(seen!.maps.map(({ values }) => values.length)).toEqual([8 * 6, 1, 16 * 12]);
    }
    compiled.dispose();
  });

  it("an image that looks the same moved is at distance 0 exactly, also of layers that answer nothing", async () => {
    const compiled = compileNetwork(buildStridedNet());
    const grey = drawImage(compiled.network, 1).fill(0.25);
    const options = { transform: "translate-y", amounts: [3, 1, -2, 5, 7, 9, 11], fill: [0.25, 0.25] } as const;
    const { readings } = await measure(compiled, [grey, grey], ["conv", "dense", "softmax"], options);
    for (const { distances } of readings) expect(distances).toEqual([0, 0, 0]);
    compiled.dispose();
  });

  it("moved by the whole stride, a convolution's features are shifted where no border is", async () => {
    const compiled = compileNetwork(buildStridedNet());
    const image = drawImage(compiled.network, 9);
    const moved = await runWhole(compiled, transformImage(image, [16, 12, 2], "translate-y", 2));
    const still = await runWhole(compiled, image);
    const row = 6 * 5;
    expect(moved.get("conv")!.slice(2 * row, 7 * row)).toEqual(still.get("conv")!.slice(row, 6 * row));
    compiled.dispose();
  });

  it("all images' curves grow together, coarsely first, in whole batches of one size", async () => {
    const compiled = compileNetwork(buildStridedNet());
    const images = [1, 2, 3].map((seed) => drawImage(compiled.network, seed));
    const amounts = Array.from({ length: 21 }, (_, step) => step - 4);
    const { batches } = await measure(compiled, images, ["relu"], { transform: "translate-x", amounts });
    const told = batches.map((readings) => [readings[0]!.image, readings.map(({ step }) => step)]);
    expect(told.slice(0, 3)).toEqual([0, 1, 2].map((image) => [image, [4]]));
    const first = [0, 8, 16, 12, 20, 2, 6];
    const second = [10, 14, 18, 1, 3, 5, 7];
    const last = [9, 11, 13, 15, 17, 19];
    expect(told.slice(3)).toEqual([first, second, last].flatMap((steps) => [0, 1, 2].map((image) => [image, steps])));
    compiled.dispose();
  });

  it("frees what it made, also when it is aborted, which ends it within a batch", async () => {
    const compiled = compileNetwork(buildStridedNet());
    const image = drawImage(compiled.network, 3);
    const amounts = Array.from({ length: 40 }, (_, step) => 0.5 + step / 40);
    await measure(compiled, [image], ["relu", "dense"], { transform: "scale", amounts: [2] });
    const { numTensors } = tf.memory();
    await measure(compiled, [image], ["relu", "dense"], { transform: "scale", amounts, show: true });
    expect(tf.memory().numTensors).toBe(numTensors);
    const controller = new AbortController();
    const original = await OriginalFeatures.prepare(compiled, image, ["relu"]);
    const { signal } = controller;
    const options = { transform: "scale", amounts, classes: [1], signal } as const;
    const seen: number[] = [];
    const aborted = (async () => {
      for await (const readings of measureInvariance(compiled, [original], options)) {
        seen.push(readings.length);
        if (seen.length === 2) controller.abort(new Error("enough"));
      }
    })();
    await expect(aborted).rejects.toThrow("enough");
    expect(seen).toHaveLength(2);
    original.dispose();
    expect(tf.memory().numTensors).toBe(numTensors);
    compiled.dispose();
  });
});

test.each<[string, Partial<InvarianceOptions>, InvarianceError]>([
  [
    "an amount",
    { amounts: [1, 65] },
    new InvarianceError("wrong-amount", "amount: expected a number from -64 to 64, got 65"),
  ],
  [
    "a class",
    { classes: [3] },
    new InvarianceError("wrong-class", "class: expected a whole number from 0 to 2, got 3"),
  ],
  ["a fill", { fill: [1] }, new InvarianceError("wrong-fill", "fill: expected 2 finite numbers, got [1]")],
  [
    "a fill that is too large for the network",
    { fill: [3e38, 3e38] },
    new InvarianceError(
      "not-finite",
      'layer "relu": expected finite numbers, got Infinity: values of fill or image are too large for the network',
    ),
  ],
])("%s is refused", async (_, options, error) => {
  const compiled = compileNetwork(buildStridedNet());
  const given = { transform: "translate-y", amounts: [1], ...options } as const;
  await expect(measure(compiled, [drawImage(compiled.network, 1)], ["relu"], given)).rejects.toThrow(error);
  compiled.dispose();
});

test("an image of another size, or one with numbers too large, is refused", async () => {
  const compiled = compileNetwork(buildStridedNet());
  await expect(OriginalFeatures.prepare(compiled, new Float32Array(2), ["relu"])).rejects.toThrow(
    new InvarianceError("wrong-image", "image: expected 384 numbers, got 2"),
  );
  const { numTensors } = tf.memory();
  await expect(OriginalFeatures.prepare(compiled, new Float32Array(384).fill(3e38), ["relu"])).rejects.toThrow(
    'layer "relu": expected finite activations, got Infinity for their norm',
  );
  expect(tf.memory().numTensors).toBe(numTensors);
  compiled.dispose();
});

test("a network that ends in no class scores is refused", async () => {
  const headless = compileNetwork(
    buildNetwork(
      [
        { operator: "Input", name: "input", inputs: [], shape: [4, 4, 1] },
        { operator: "Relu", name: "relu", inputs: ["input"] },
      ],
      "relu",
    ),
  );
  await expect(OriginalFeatures.prepare(headless, new Float32Array(16), ["relu"])).rejects.toThrow(NetworkError);
  headless.dispose();
});
