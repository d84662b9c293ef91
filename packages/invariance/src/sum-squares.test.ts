import { seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { startCpu } from "../test/start-cpu.ts";
import { sumParts, sumSquares } from "./sum-squares.ts";

beforeAll(startCpu);

test.each([
  ["feature maps", [2, 7, 5, 3]],
  ["maps of one place", [3, 1, 1, 11]],
  ["units", [2, 4]],
  ["more units than are summed at once", [2, 16_384 * 3]],
  ["a prime number of them", [1, 16_411]],
  ["rows of units", [2, 3, 5]],
])("of %s, x=[%s]", async (_, shape) => {
  const random = seededRandom(5);
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Float32Array.from({ length: size }, () => 100 * random() - 30);
  const parts = tf.tidy(() => sumSquares(tf.tensor(values, shape)));
  const sums = sumParts(await parts.data(), shape[0]!);
  const length = size / shape[0]!;
  for (const [image, sum] of sums.entries()) {
    const own = values.subarray(image * length, (image + 1) * length);
    const expected = own.reduce((total, value) => total + value ** 2, 0);
    expect(Math.abs(sum / expected - 1)).toBeLessThan(5e-7);
  }
  parts.dispose();
});

test("of differences from one image's", async () => {
  const values = tf.tensor([1, 2, 3, 4, 5, 6], [2, 3]);
  const from = tf.tensor([1, 1, 1], [1, 3]);
  const parts = sumSquares(values, from);
  expect(sumParts(await parts.data(), 2)).toEqual([5, 50]);
  tf.dispose([values, from, parts]);
});
