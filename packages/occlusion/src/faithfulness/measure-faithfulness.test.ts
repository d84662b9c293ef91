import { compileNetwork } from "@deconvscope/deconvnet";
import { expectClose } from "@deconvscope/deconvnet/expect-close";
import { buildNetwork, type Network } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { buildSmallNet } from "../../test/build-small-net.ts";
import { drawImage } from "../../test/draw-image.ts";
import { runWhole } from "../../test/run-whole.ts";
import { startCpu } from "../../test/start-cpu.ts";
import { OcclusionError } from "../occlusion-error.ts";
import type { FaithfulnessCurves } from "./faithfulness-curves.ts";
import { type FaithfulnessOptions, measureFaithfulness } from "./measure-faithfulness.ts";

beforeAll(startCpu);

/** Of images of 6 × 6 pixels: class 1 is the more probable the brighter the 2 × 2 pixels at row 1, column 3 are. */
const brightCells = [9, 10, 15, 16];

describe("measureFaithfulness", () => {
  it("a map that is right beats random orders, the opposite one loses to them", async () => {
    const image = Float32Array.from({ length: 36 }, () => 1);
    const truth = Float32Array.from({ length: 36 }, (_, pixel) => (brightCells.includes(pixel) ? 1 : 0));
    const blurred = new Float32Array(36);
    const right = await measure(buildBrightnessNet(), image, { map: truth, blurred, classIndex: 1, seed: 1 });
    const wrong = await measure(buildBrightnessNet(), image, {
      map: truth.map((value) => -value),
      blurred,
      classIndex: 1,
      seed: 1,
    });
    expect(right.randomDeletionAreas).toHaveLength(5);
    expect(right.deletionArea).toBeLessThan(Math.min(...right.randomDeletionAreas));
    expect(right.insertionArea).toBeGreaterThan(Math.max(...right.randomInsertionAreas));
    expect(wrong.deletionArea).toBeGreaterThan(Math.max(...wrong.randomDeletionAreas));
    expect(wrong.insertionArea).toBeLessThan(Math.min(...wrong.randomInsertionAreas));
    expect(wrong.randomDeletionAreas).toEqual(right.randomDeletionAreas);
  });

  it("4 steps of 36 pixels, by hand", async () => {
    const image = new Float32Array(36).fill(1);
    const map = Float32Array.from({ length: 36 }, (_, pixel) => -pixel);
    const curves = await measure(buildBrightnessNet(), image, {
      map,
      blurred: new Float32Array(36),
      classIndex: 1,
      steps: 4,
      randomOrders: 0,
    });
    // The first 9, 18, 27 pixels: none, all four, all four of the bright ones.
    const chance = (bright: number): number => 1 / (1 + Math.exp(-bright));
    expect([...curves.shares]).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expectClose(curves.deletion, [4, 4, 0, 0, 0].map(chance), 1e-6);
    expectClose(curves.insertion, [0, 0, 4, 4, 4].map(chance), 1e-6);
    expect(curves.deletionArea).toBeCloseTo(0.25 * (chance(4) + (chance(4) + 0.5) / 2 + 0.5 + 0.5), 5);
    expect(curves.randomDeletion.every(Number.isNaN)).toBe(true);
  });

  it("follows the class's own sigmoid where each is judged by itself", async () => {
    const network = { ...buildBrightnessNet(), independentClasses: true };
    const curves = await measure(network, new Float32Array(36).fill(1), {
      map: Float32Array.from({ length: 36 }, (_, pixel) => -pixel),
      blurred: new Float32Array(36),
      classIndex: 0,
      steps: 4,
    });
    // Nothing is ever said of class 0: its score stays 0, whatever class 1 does.
    expect([...curves.deletion, ...curves.insertion]).toEqual(Array(10).fill(0.5));
  });

  it("ends with what passes over the image and the blurred one say, and frees what it made", async () => {
    const network = buildSmallNet();
    const compiled = compileNetwork(network);
    const [image, blurred] = [drawImage(network, 1), drawImage(network, 2)];
    const options = { map: drawImage(network, 3).subarray(0, 72), blurred, classIndex: 2, steps: 5 };
    const [whole] = await runWhole(compiled, image, ["softmax"]);
    const [none] = await runWhole(compiled, blurred, ["softmax"]);
    const { numTensors } = tf.memory();
    let curves: FaithfulnessCurves | undefined;
    const done: number[] = [];
    for await (const step of measureFaithfulness(compiled, image, options)) {
      done.push(step.done);
      expect(step.total).toBe(72);
      curves = step.curves;
    }
    expect(done).toEqual([8, 16, 24, 32, 40, 48, 56, 64, 72]);
    for (const curve of [curves!.deletion, curves!.randomDeletion]) {
      expect([curve[0], curve[5]]).toEqual([expect.closeTo(whole![2]!, 5), expect.closeTo(none![2]!, 5)]);
    }
    for (const curve of [curves!.insertion, curves!.randomInsertion]) {
      expect([curve[0], curve[5]]).toEqual([expect.closeTo(none![2]!, 5), expect.closeTo(whole![2]!, 5)]);
    }
    const aborted = measureFaithfulness(compiled, image, {
      ...options,
      signal: AbortSignal.abort(new Error("enough")),
    });
    await expect(aborted.next()).rejects.toThrow("enough");
    expect(tf.memory().numTensors).toBe(numTensors);
    compiled.dispose();
  });

  it.each<[Partial<FaithfulnessOptions>, OcclusionError]>([
    [{ map: new Float32Array(9) }, new OcclusionError("wrong-map", "map: expected 36 numbers, got 9")],
    [
      { map: new Float32Array(36).fill(2) },
      new OcclusionError(
        "wrong-map",
        "map: expected values that differ, for their order is put to the test; got 2 everywhere",
      ),
    ],
    [
      { map: new Float32Array(36).fill(Number.NaN) },
      new OcclusionError(
        "wrong-map",
        "map: expected values that differ, for their order is put to the test; got nothing measured",
      ),
    ],
    [{ blurred: new Float32Array(9) }, new OcclusionError("wrong-fill", "blurred: expected 36 numbers, got 9")],
    [{ classIndex: 2 }, new OcclusionError("wrong-class", "class_index: expected a whole number from 0 to 1, got 2")],
    [{ steps: 37 }, new OcclusionError("wrong-steps", "steps: expected a whole number from 1 to 36, got 37")],
    [
      { randomOrders: 1.5 },
      new OcclusionError("wrong-draws", "random_orders: expected a whole number from 0 to 1000, got 1.5"),
    ],
  ])("refused: %o", async (wrong, error) => {
    const [map, blurred] = [new Float32Array(36), new Float32Array(36)];
    const measured = measure(buildBrightnessNet(), new Float32Array(36), { map, blurred, classIndex: 0, ...wrong });
    await expect(measured).rejects.toThrow(error);
  });
});

async function measure(
  network: Network,
  image: Float32Array,
  options: FaithfulnessOptions,
): Promise<FaithfulnessCurves> {
  const compiled = compileNetwork(network);
  try {
    let curves: FaithfulnessCurves | undefined;
    for await (const step of measureFaithfulness(compiled, image, options)) curves = step.curves;
    return curves!;
  } finally {
    compiled.dispose();
  }
}

function buildBrightnessNet(): Network {
  const weights = new Float32Array(36 * 2);
  for (const cell of brightCells) weights[cell * 2 + 1] = 1;
  return buildNetwork(
    [
      { operator: "Input", name: "input", inputs: [], shape: [6, 6, 1] },
      { operator: "Flatten", name: "flat", inputs: ["input"], shape: [36], order: "channels-last" },
      {
        operator: "Gemm",
        name: "scores",
        inputs: ["flat"],
        weights: { shape: [36, 2], data: weights },
        bias: undefined,
      },
    ],
    "scores",
  );
}
