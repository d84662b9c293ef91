import { spawnSync } from "node:child_process";
import * as tf from "@tensorflow/tfjs-core";
import { beforeEach, expect, test } from "vitest";
import "../index.ts";

beforeEach(() => tf.setBackend("onnxruntime"));

const outOfRange = () => tf.gather(tf.tensor1d([1, 2, 3]), tf.reverse(tf.tensor1d([7, 0], "int32")));

test("an error names the kernel and the shapes", async () => {
  const y = tf.relu(outOfRange());
  expect(() => y.dataSync()).toThrow(/^onnxruntime cannot run GatherV2\(float32\[3\], int32\[2\]\): .*idx=7/s);
  await expect(y.data()).rejects.toThrow(/GatherV2/);
  y.dispose();
});

test("an error is thrown and not printed too", () => {
  const script = `
    import * as tf from "@tensorflow/tfjs-core";
    import "./src/index.ts";
    await tf.setBackend("onnxruntime");
    const y = tf.gather(tf.tensor1d([1, 2, 3]), tf.reverse(tf.tensor1d([7, 0], "int32")));
    try { y.dataSync(); } catch (error) { console.log(error.message); }`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("cannot run GatherV2");
});

test("an error is thrown of large results too, and large results arrive", () => {
  const gather = (index: number) => {
    const indices = tf.reverse(tf.fill([50_000], index, "int32"));
    return tf.tidy(() => tf.gather(tf.relu(tf.tensor1d([1, 2, 3])), indices).dataSync());
  };
  expect(() => gather(7)).toThrow(/cannot run GatherV2/);
  expect(gather(1).every((value) => value === 2)).toBe(true);
});

test("the operation is found among others", () => {
  const x = tf.relu(tf.tensor2d([[1, -2]]));
  const y = tf.concat([tf.relu(tf.gather(x, tf.reverse(tf.tensor1d([5], "int32")), 1)), x], 1);
  expect(() => y.dataSync()).toThrow(/cannot run GatherV2\(float32\[1,2\], int32\[1\]\)/);
});

test("what does not need the failed operation can be read once that is disposed of", () => {
  const x = tf.relu(tf.tensor1d([-1, 2, 3]));
  const bad = tf.gather(x, tf.reverse(tf.tensor1d([9], "int32")));
  const good = tf.reverse(x);
  expect(() => good.dataSync()).toThrow(/GatherV2/);
  bad.dispose();
  expect(Array.from(good.dataSync())).toEqual([3, 2, 0]);
});

test("results are the same bit for bit every time", () => {
  const x = tf.randomNormal([4, 33, 31, 8], 0, 1, "float32", 1) as tf.Tensor4D;
  const filter = tf.randomNormal([3, 3, 8, 16], 0, 1, "float32", 2) as tf.Tensor4D;
  const places = tf.tensor2d(
    Array.from({ length: 5000 }, (_, place) => (place * 7) % 50),
    [5000, 1],
    "int32",
  );
  const parts = tf.randomNormal([5000, 16], 0, 1, "float32", 3);
  const run = () =>
    tf.tidy(() => {
      const y = tf.conv2d(x, filter, 1, "same");
      return [y, tf.scatterND(places, parts, [50, 16])].map((tensor) => tensor.dataSync().slice());
    });
  const first = run();
  for (let time = 0; time < 5; time++) expect(run()).toEqual(first);
});
