import { type CompiledNetwork, compileNetwork } from "@deconvscope/deconvnet";
import { buildDrawn, drawNetwork } from "@deconvscope/deconvnet/random-networks";
import { buildNetwork, isProjectable, type Rect, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { buildSmallNet } from "../../test/build-small-net.ts";
import { drawImage } from "../../test/draw-image.ts";
import { paintRect } from "../../test/paint-rect.ts";
import { runWhole } from "../../test/run-whole.ts";
import { startCpu } from "../../test/start-cpu.ts";
import { OcclusionError } from "../occlusion-error.ts";
import { type CorrespondenceOptions, measureCorrespondence } from "./measure-correspondence.ts";
import type { PartCorrespondence } from "./part-correspondence.ts";
import type { PartImage } from "./part-image.ts";
import { planMasks } from "./plan-masks.ts";

beforeAll(startCpu);

describe("measureCorrespondence", () => {
  it("equals plain counting over passes one by one, on random networks", () =>
    fc.assert(
      fc.asyncProperty(drawNetwork, fc.integer({ min: 2, max: 4 }), async (draw, count) => {
        const compiled = compileNetwork(buildDrawn(draw));
        try {
          const images = drawImages(compiled, count, draw.seed);
          const layers = compiled.network.layers
            .filter(isProjectable)
            .map(({ name }) => name)
            .slice(-3);
          fc.pre(layers.length > 0);
          const gray = drawImage(compiled.network, draw.seed + 9);
          const options = { layers, randomDraws: 8, seed: draw.seed, fill: () => gray };
          const found = await measure(compiled, images, options);
          expect(found.map(({ part, layer }) => [part, layer])).toEqual(
            ["eye", "nose"].flatMap((part) => layers.map((layer) => [part, layer])),
          );
          for (const one of found) await compareWithCounting(compiled, images, gray, draw.seed, one);
        } finally {
          compiled.dispose();
        }
      }),
      { numRuns: 25, seed: 3 },
    ));

  it("images that are alike correspond wholly, more than places at random", async () => {
    const compiled = compileNetwork(buildSmallNet());
    const [image] = drawImages(compiled, 1, 5) as [PartImage];
    const fill = new Float32Array(image.input.length);
    const [eye, , nose] = await measure(compiled, [image, image, image], { seed: 2, fill: () => fill });
    for (const part of [eye!, nose!]) {
      expect(part).toMatchObject({ mean: 0, deviation: 0, pValue: 0 });
      expect(part.random).toHaveLength(10);
      expect(Math.min(...part.random)).toBeGreaterThan(0);
    }
    compiled.dispose();
  });

  it("a mask that changes nothing leaves every sign 0", async () => {
    const compiled = compileNetwork(buildSmallNet());
    const images = drawImages(compiled, 2, 6);
    const found = await measure(compiled, images, { seed: 2, fill: (image) => images[image]!.input });
    for (const { signs, mean, random, pValue } of found) {
      expect(signs.every((sign) => sign === 0)).toBe(true);
      expect({ mean, pValue, largest: Math.max(...random) }).toEqual({ mean: 0, pValue: 1, largest: 0 });
    }
    compiled.dispose();
  });

  it("tells how far it is, and frees what it made, also when it is aborted", async () => {
    const compiled = compileNetwork(buildSmallNet());
    const images = drawImages(compiled, 2, 7);
    const fill = () => new Float32Array(images[0]!.input.length);
    await measure(compiled, images, { randomDraws: 0, fill });
    const { numTensors } = tf.memory();
    const steps: number[][] = [];
    for await (const { done, total, found } of measureCorrespondence(compiled, images, { fill })) {
      steps.push([done, total, found.length]);
    }
    expect(steps.map(([done]) => done)).toEqual([6, 12, 17, 22, 28, 34, 39, 44]);
    expect(steps.map(([, , found]) => found)).toEqual([0, 0, 0, 2, 0, 0, 0, 2]);
    expect(new Set(steps.map(([, total]) => total))).toEqual(new Set([44]));
    const controller = new AbortController();
    const aborted = (async () => {
      for await (const { done } of measureCorrespondence(compiled, images, { fill, signal: controller.signal })) {
        if (done === 12) controller.abort(new Error("enough"));
        expect(done).toBeLessThanOrEqual(12);
      }
    })();
    await expect(aborted).rejects.toThrow("enough");
    expect(tf.memory().numTensors).toBe(numTensors);
    compiled.dispose();
  });

  it("a thousand draws take no more memory than ten", async () => {
    const layers = ["input", "relu"];
    const input = { operator: "Input", name: "input", inputs: [], shape: [60, 60, 3] } as const;
    const compiled = compileNetwork(
      buildNetwork([input, { operator: "Relu", name: "relu", inputs: ["input"] }], "relu"),
    );
    const images = drawImages(compiled, 2, 7);
    const fill = () => new Float32Array(images[0]!.input.length);
    const heldAfterTwo = async (randomDraws: number) => {
      const before = process.memoryUsage().arrayBuffers;
      let steps = 0;
      for await (const _ of measureCorrespondence(compiled, images, { layers, randomDraws, fill })) {
        if (++steps === 2) break;
      }
      return process.memoryUsage().arrayBuffers - before;
    };
    await heldAfterTwo(10);
    expect(await heldAfterTwo(1000)).toBeLessThan(50e6);
    compiled.dispose();
  });

  it.each<[string, OcclusionError, (images: PartImage[]) => PartImage[]]>([
    ["one image", wrong("wrong-images", "images: expected at least 2, got 1"), ([first]) => [first!]],
    [
      "an image of another size",
      wrong("wrong-images", "images[1].image: expected 288 numbers, as the model's input has, got 3"),
      ([first, second]) => [first!, { ...second!, input: new Float32Array(3) }],
    ],
    [
      "no parts",
      wrong("wrong-images", "images[0].parts: expected at least one part, got none"),
      (images) => images.map(({ input }) => ({ input, parts: new Map() })),
    ],
    [
      "other parts",
      wrong("wrong-images", 'images[1].parts: expected "eye", "nose", as in images[0], got "eye"'),
      ([first, second]) => [first!, { ...second!, parts: new Map([["eye", second!.parts.get("eye")!]]) }],
    ],
    [
      "an empty rectangle",
      wrong(
        "wrong-rectangle",
        'images[1].parts["eye"]: expected at least one pixel, inside 9 × 8, got 0 × 3 at x 1, y 1',
      ),
      ([first, second]) => [first!, withEye(second!, { x: 1, y: 1, width: 0, height: 3 })],
    ],
    [
      "a rectangle outside",
      wrong(
        "wrong-rectangle",
        'images[0].parts["eye"]: expected at least one pixel, inside 9 × 8, got 3 × 3 at x 7, y 1',
      ),
      ([first, second]) => [withEye(first!, { x: 7, y: 1, width: 3, height: 3 }), second!],
    ],
  ])("%s is refused", async (_what, error, change) => {
    const compiled = compileNetwork(buildSmallNet());
    const images = change(drawImages(compiled, 2, 8));
    await expect(measure(compiled, images, { fill: () => new Float32Array(288) })).rejects.toThrow(error);
    compiled.dispose();
  });
});

it.each<[Partial<CorrespondenceOptions>, OcclusionError]>([
  [
    { randomDraws: -1 },
    new OcclusionError("wrong-draws", "random_draws: expected a whole number from 0 to 1000, got -1"),
  ],
  [{ fill: () => new Float32Array(3) }, new OcclusionError("wrong-fill", "fill: expected 288 numbers, got 3")],
])("refused: %o", async (options, error) => {
  const compiled = compileNetwork(buildSmallNet());
  const images = drawImages(compiled, 2, 8);
  await expect(measure(compiled, images, { fill: () => new Float32Array(288), ...options })).rejects.toThrow(error);
  compiled.dispose();
});

function wrong(code: "wrong-images" | "wrong-rectangle", message: string): OcclusionError {
  return new OcclusionError(code, message);
}

function withEye(image: PartImage, eye: Rect): PartImage {
  return { ...image, parts: new Map([...image.parts, ["eye", eye]]) };
}

function drawImages({ network }: CompiledNetwork, count: number, seed: number): PartImage[] {
  const [height = 1, width = 1] = network.layers[0]!.shape;
  const random = seededRandom(seed);
  const drawRect = (): Rect => {
    const [columns, rows] = [1 + Math.floor(random() * 4), 1 + Math.floor(random() * 4)];
    return {
      x: Math.floor(random() * (width - columns + 1)),
      y: Math.floor(random() * (height - rows + 1)),
      width: columns,
      height: rows,
    };
  };
  return Array.from({ length: count }, (_, index) => ({
    input: drawImage(network, seed + index),
    parts: new Map([
      ["eye", drawRect()],
      ["nose", drawRect()],
    ]),
  }));
}

async function measure(
  compiled: CompiledNetwork,
  images: readonly PartImage[],
  options: CorrespondenceOptions,
): Promise<PartCorrespondence[]> {
  const found: PartCorrespondence[] = [];
  for await (const step of measureCorrespondence(compiled, images, options)) found.push(...step.found);
  return found;
}

async function compareWithCounting(
  compiled: CompiledNetwork,
  images: readonly PartImage[],
  fill: Float32Array,
  seed: number,
  { part, layer, mean, deviation, random, pValue, pairs, signs }: PartCorrespondence,
): Promise<void> {
  const { shape } = compiled.network.layers[0]!;
  const { rects } = [...planMasks(images, ["eye", "nose"], shape, random.length, seed)].find(
    (one) => one.part === part,
  )!;
  const means: number[] = [];
  for (let mask = 0; mask <= random.length; mask++) {
    const marked: number[][] = [];
    for (const [index, { input }] of images.entries()) {
      const [before] = await runWhole(compiled, input, [layer]);
      const [after] = await runWhole(compiled, paintRect(input, fill, shape, rects[index]![mask]!), [layer]);
      const largest = before!.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const changes = [...after!].map((value, unit) => value - before![unit]!);
      marked.push(changes.map((change) => (Math.abs(change) <= 1e-6 * largest ? 0 : Math.sign(change))));
    }
    const distances = marked.flatMap((first, at) =>
      marked.slice(at + 1).map((second) => first.filter((sign, unit) => sign !== second[unit]).length / first.length),
    );
    means.push(average(distances));
    if (mask > 0) continue;
    expect([...signs]).toEqual(marked.flat());
    expect([...pairs]).toEqual(distances);
    expect(mean).toBeCloseTo(average(distances), 12);
    expect(deviation).toBeCloseTo(Math.sqrt(average(distances.map((distance) => (distance - mean) ** 2))), 12);
  }
  for (const [draw, expected] of means.slice(1).entries()) expect(random[draw]).toBeCloseTo(expected, 12);
  expect(pValue).toBe(random.filter((distance) => distance <= mean).length / random.length);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
