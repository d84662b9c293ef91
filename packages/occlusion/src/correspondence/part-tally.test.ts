import { expect, test } from "vitest";
import { buildSmallNet } from "../../test/build-small-net.ts";
import { PartTally } from "./part-tally.ts";

const dense = buildSmallNet().layers.find(({ name }) => name === "softmax")!;
const units = dense.shape[0]!;
const goOn = async () => {};

/** Where one unit alone is raised. */
const raise = (unit: number) => (signs: Int8Array) => {
  signs.fill(0);
  signs[unit] = 1;
};

test("masks that come some at a time count as if they came at once", async () => {
  const tell = async (atOnce: readonly number[]) => {
    const tally = new PartTally(dense, 3, Math.max(...atOnce));
    let from = 0;
    for (const count of atOnce) {
      for (let image = 0; image < 3; image++)
        for (let at = 0; at < count; at++) tally.add(image, at, raise(image < 2 ? 0 : (from + at) % units));
      await tally.settle(count, goOn);
      from += count;
    }
    return tally.finish("nose", goOn);
  };
  const whole = await tell([5]);
  expect(await tell([2, 2, 1])).toEqual(whole);
  const apart = (2 * 2) / 3 / units;
  expect(whole).toMatchObject({ mean: 0, deviation: 0, random: [1, 2, 3, 4].map((at) => (at % units ? apart : 0)) });
});

test("stops where the pause rejects", async () => {
  const stop = async () => {
    throw new Error("enough");
  };
  const tally = new PartTally(dense, 2, 1);
  await expect(tally.settle(1, stop)).rejects.toThrow("enough");
  await expect(tally.finish("nose", stop)).rejects.toThrow("enough");
});
