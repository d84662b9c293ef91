import "@tensorflow/tfjs-backend-cpu";
import { compileNetwork, findStrongestMaps, runForward } from "@deconvscope/deconvnet";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { smallFeatures, smallImages } from "../../test/small-features.ts";
import type { MapWinner } from "./map-winner.ts";
import { measureWinners, type ProbeBatch } from "./measure-winners.ts";

const layers = ["relu1", "relu2"];
const compiled = () => compileNetwork(smallFeatures());

beforeAll(async () => {
  await tf.setBackend("cpu");
});

/** Four images a batch; the last is filled up with its last image. */
function batches(images: Float32Array, indices: readonly number[]): ProbeBatch[] {
  return Array.from({ length: Math.ceil(indices.length / 4) }, (_, batch) => {
    const own = indices.slice(4 * batch, 4 * batch + 4);
    const values = new Float32Array(4 * 160);
    for (let row = 0; row < 4; row++) {
      const at = 4 * batch + Math.min(row, own.length - 1);
      values.set(images.subarray(160 * at, 160 * (at + 1)), 160 * row);
    }
    return { values, images: own };
  });
}

/** Image by image, what is strictly stronger than all before. */
async function searchAll(images: Float32Array, indices: readonly number[], layer: string): Promise<MapWinner[]> {
  const network = compiled();
  const best: MapWinner[] = [];
  for (const [at, image] of indices.entries()) {
    const pass = runForward(network, tf.tensor4d(images.subarray(160 * at, 160 * (at + 1)), [1, 10, 8, 2]));
    for (const { channel, activation, y, x } of await findStrongestMaps(pass, layer, 99)) {
      best[channel] ??= { channel, image: -1, activation: 0, y: 0, x: 0 };
      if (activation > best[channel].activation) best[channel] = { channel, image, activation, y, x };
    }
    pass.dispose();
  }
  return best;
}

test("finds what a search through all images finds, a map that never fires among them", async () => {
  const images = smallImages(11);
  const indices = [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 25];
  const winners = await measureWinners(compiled(), layers, batches(images, indices));
  expect(winners.map(({ layer }) => layer)).toEqual(layers);
  for (const { layer, maps } of winners) expect(maps).toEqual(await searchAll(images, indices, layer));
  expect(winners[0]!.maps[2]).toEqual({ channel: 2, image: -1, activation: 0, y: 0, x: 0 });
  expect(new Set(winners[1]!.maps.map(({ image }) => image)).size).toBeGreaterThan(1);
});

test("of equal activations takes the lower image, and in it the first place in row-major order", async () => {
  const one = smallImages(1);
  const twice = new Float32Array(6 * 160).fill(0);
  for (const at of [1, 2, 5]) twice.set(one, at * 160);
  const [first] = await measureWinners(compiled(), ["relu1"], batches(twice, [3, 4, 5, 6, 7, 8]));
  expect(new Set(first!.maps.map(({ image }) => image))).toEqual(new Set([-1, 4]));
  const flat = new Float32Array(160).fill(1);
  const [inside] = await measureWinners(compiled(), ["relu1"], [{ values: flat, images: [9] }]);
  expect(inside!.maps).toEqual(await searchAll(flat, [9], "relu1"));
});

test("tells every map of a layer that joins others", async () => {
  const images = smallImages(5);
  const network = smallFeatures();
  const joined = {
    ...network,
    layers: network.layers.toSpliced(3, 0, {
      ...{ name: "join", operator: "Concat", axis: 2, inputs: ["relu1", "relu1"] },
      shape: [10, 8, 10],
    } as const),
  };
  const indices = [0, 1, 2, 3, 4];
  const [join, relu] = await measureWinners(compileNetwork(joined), ["join", "relu1"], batches(images, indices));
  const expected = [...relu!.maps, ...relu!.maps].map((winner, channel) => ({ ...winner, channel }));
  expect(join!.maps).toEqual(expected);
});

test("leaves no tensor behind", async () => {
  const network = compiled();
  const before = tf.memory().numTensors;
  await measureWinners(network, layers, batches(smallImages(9), [0, 1, 2, 3, 4, 5, 6, 7, 8]));
  expect(tf.memory().numTensors).toBe(before);
});
