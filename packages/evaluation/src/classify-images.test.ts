import { classProbabilities, compileNetwork, runForward, runToLayers } from "@deconvscope/deconvnet";
import { buildNetwork, instantiate, type Network, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import "@tensorflow/tfjs-backend-cpu";
import { classifyImages } from "./classify-images.ts";
import { cropWindow, tenWindows } from "./crop-window.ts";

beforeAll(() => tf.setBackend("cpu"));

type Ending = "scores" | "probabilities" | "sigmoids";

function smallNetwork(ends: Ending = "scores"): Network {
  const layers = [
    { name: "conv", operator: "Conv", filters: 4, kernel: [2, 2], strides: [1, 1], padding: 0, groups: 1 },
    { name: "relu", operator: "Relu" },
    { name: "flatten", operator: "Flatten" },
    { name: "dense", operator: "Gemm", units: 3 },
    ...(ends === "probabilities" ? [{ name: "prob", operator: "Softmax" } as const] : []),
  ] as const;
  const network = instantiate({ name: "small", inputShape: [3, 3, 2], layers: [...layers] }, seededRandom(2), "he");
  if (ends !== "sigmoids") return network;
  return buildNetwork([...network.layers, { name: "prob", operator: "Sigmoid", inputs: [network.output] }], "prob");
}

const draw = (length: number, seed: number) =>
  Float32Array.from({ length }, seededRandom(seed)).map((value) => value - 0.5);

async function alone(network: Network, input: Float32Array): Promise<Float64Array> {
  const compiled = compileNetwork(network);
  const tensor = tf.tensor4d(input, [1, 3, 3, 2]);
  const pass = runForward(compiled, tensor);
  const probabilities = await classProbabilities(pass);
  for (const one of [pass, compiled, tensor]) one.dispose();
  return probabilities;
}

describe.each(["scores", "probabilities"] as const)("a network that ends in %s", (ends) => {
  test("answers in batches as image by image; rows beyond the images do not count", async () => {
    const network = smallNetwork(ends);
    const compiled = compileNetwork(network);
    const values = draw(8 * 18, 1);
    const before = tf.memory().numTensors;
    const answers = await classifyImages(compiled, values, [4, 9, 2, 7, 1, 3, 8], { batchSize: 4 });
    expect(tf.memory().numTensors).toBe(before);
    compiled.dispose();
    expect(answers).toHaveLength(21);
    for (let image = 0; image < 7; image++) {
      const own = await alone(network, values.slice(image * 18, (image + 1) * 18));
      for (let at = 0; at < 3; at++) expect(answers[image * 3 + at]).toBeCloseTo(own[at]!, 6);
    }
  });
});

test("classes that are far less probable than the first have their rank still, whoever takes the softmax", async () => {
  const values = draw(18, 1).map((value) => 2000 * value);
  const say = async (ends: Ending) => {
    const compiled = compileNetwork(smallNetwork(ends));
    const answers = await classifyImages(compiled, values, [0], { batchSize: 1 });
    compiled.dispose();
    return answers;
  };
  const answers = await say("probabilities");
  expect(answers).toEqual(await say("scores"));
  expect(new Set(answers).size).toBe(3);
  const [least] = answers.toSorted();
  expect(least).toBeGreaterThan(0);
  expect(Math.fround(least!)).toBe(0);
});

test("ten crops: the mean of what each is by itself", async () => {
  const network = smallNetwork();
  const compiled = compileNetwork(network);
  const whole = [5, 4] as const;
  const windows = tenWindows(whole, [3, 3]);
  const values = draw(2 * 40, 5);
  const answers = await classifyImages(compiled, values, [0, 1], { batchSize: 2, crops: { whole, windows } });
  compiled.dispose();
  const same = { scale: [1, 1], offset: [0, 0] };
  for (const image of [0, 1]) {
    const sums = [0, 0, 0];
    for (const window of windows) {
      const crop = new Float32Array(18);
      cropWindow(values.subarray(image * 40, (image + 1) * 40), [5, 4, 2], window, [3, 3], crop, same);
      for (const [at, value] of (await alone(network, crop)).entries()) sums[at] = sums[at]! + value / 10;
    }
    for (let at = 0; at < 3; at++) expect(answers[image * 3 + at]).toBeCloseTo(sums[at]!, 6);
  }
});

describe("where several classes may be in an image", () => {
  const values = draw(2 * 18, 3).map((value) => 260 * value);
  const images = [0, 1];

  async function say(ends: Ending, independentClasses: boolean, labels: "one" | "several" = "several") {
    const compiled = compileNetwork({ ...smallNetwork(ends), independentClasses });
    const answers = await classifyImages(compiled, values, images, { batchSize: 2, labels });
    compiled.dispose();
    return answers;
  }

  /** What a layer of the network with a softmax gives of both images. */
  function read(layer: string): Float32Array {
    const compiled = compileNetwork(smallNetwork("probabilities"));
    const [output] = runToLayers(compiled, values, new Set([layer]), (_, own) => [tf.clone(own)]);
    const found = Float32Array.from(output!.dataSync());
    for (const one of [output!, compiled]) one.dispose();
    return found;
  }

  test("a sigmoid of each bare score; one above 17 is less than one above 18 still", async () => {
    const logits = read("dense");
    expect(Math.max(...logits)).toBeGreaterThan(18);
    const expected = Float64Array.from(logits, (logit) => 1 / (1 + Math.exp(-logit)));
    expect(await say("scores", false)).toEqual(expected);
    expect(await say("scores", true)).toEqual(expected);
    expect(new Set(expected).size).toBe(new Set(logits).size);
  });

  test("the network's own softmax, unless it was trained with sigmoids", async () => {
    for (const [at, own] of read("prob").entries()) expect((await say("probabilities", false))[at]).toBeCloseTo(own, 6);
    expect(await say("probabilities", true)).toEqual(await say("scores", true));
  });

  test("the network's own sigmoids", async () => {
    const sigmoids = await say("scores", true);
    for (const independent of [false, true])
      for (const [at, own] of (await say("sigmoids", independent)).entries()) expect(own).toBeCloseTo(sigmoids[at]!, 6);
  });

  test("one that was trained with sigmoids says the same of images of one class each", async () => {
    expect(await say("scores", true, "one")).toEqual(await say("scores", true));
    expect(await say("scores", false, "one")).not.toEqual(await say("scores", false));
  });
});

test("names the image whose probabilities are no numbers", async () => {
  const compiled = compileNetwork(smallNetwork());
  const values = draw(2 * 18, 1);
  values[20] = Number.NaN;
  const classify = classifyImages(compiled, values, [31, 57], { batchSize: 2 });
  await expect(classify).rejects.toThrow("image 57, class 0: expected a finite probability, got NaN");
  const named = classifyImages(compiled, values, [31, 57], { name: "small", batchSize: 2 });
  await expect(named).rejects.toThrow('"small", image 57, class 0: expected');
  compiled.dispose();
});

test("stops between two passes where it is told to", async () => {
  const compiled = compileNetwork(smallNetwork());
  let passes = 0;
  const pause = async () => {
    passes += 1;
    if (passes === 3) throw new Error("enough");
  };
  const options = { batchSize: 1, crops: { whole: [5, 4], windows: tenWindows([5, 4], [3, 3]) }, pause } as const;
  await expect(classifyImages(compiled, draw(40, 1), [0], options)).rejects.toThrow("enough");
  expect(passes).toBe(3);
  compiled.dispose();
});
