import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { buildDrawn } from "../test/build-drawn.ts";
import { drawNetwork } from "../test/draw-network.ts";
import { expectClose } from "../test/expect-close.ts";
import { fullSignal } from "../test/full-signal.ts";
import { drawInput, pickUnit } from "../test/pick-drawn.ts";
import { projectFull } from "../test/project-full.ts";
import { noPads, runLayers } from "../test/run-layers.ts";
import { startCpu } from "../test/start-cpu.ts";
import { compileNetwork, type ImagesOptions, projectOnImages, runForward, type UnitOnImage } from "./index.ts";

const pool = {
  operator: "MaxPool",
  kernel: [1, 2],
  strides: [1, 2],
  dilations: [1, 1],
  pads: noPads,
  ceil: false,
} as const;
const numbers = [30, 4, 17, 5];

/** Images of four cells, the largest of them where the number's remainder by four says. */
const read = async (image: number) => ({
  image,
  input: Float32Array.from({ length: 4 }, (_, x) => (x === image % 4 ? 9 : x)),
});

const wanted: readonly UnitOnImage[] = numbers.flatMap((image) => [
  { layer: "MaxPool", channel: 0, y: 0, x: 1, image },
  { layer: "Relu", channel: 0, y: 0, x: 0, image },
]);

describe("projectOnImages", () => {
  beforeAll(startCpu);

  it.for(["deconvnet", "gradient", "guided"] as const)("of random networks by %s, each as on its own", (rule) =>
    fc.assert(
      fc.asyncProperty(drawNetwork, fc.boolean(), fc.integer({ min: 1, max: 3 }), async (draw, wholeMaps, most) => {
        const compiled = compileNetwork(buildDrawn(draw));
        const inputs = [0, 1, 2].map((image) => drawInput(compiled, draw.seed + 10 * image));
        const values = await Promise.all(inputs.map(async (input) => new Float32Array(await input.data())));
        const [layer, channel, y, x] = draw.unit;
        const units = [0, 0, 1, 2].map((image, at) => ({
          ...pickUnit(compiled, [layer + (at % 2), channel + at, y + at, x + image]),
          image,
        }));
        const options = { rule, wholeMaps, imagesAtOnce: most };
        let seen = 0;
        for await (const { unit, projection } of projectOnImages(
          compiled,
          units,
          async (image) => ({ input: values[image]! }),
          options,
        )) {
          const pass = runForward(compiled, inputs[unit.image]!);
          const alone = await projectFull(pass, unit, { rule, wholeMaps });
          expectClose(fullSignal(projection, compiled.network.layers[0]!.shape), alone, 1e-6);
          pass.dispose();
          seen += 1;
        }
        expect(seen).toBe(units.length);
        tf.dispose(inputs);
        compiled.dispose();
      }),
      { numRuns: 30, seed: 7 },
    ),
  );

  it("takes batches of images ascending, in them deeper layers first", async () => {
    const seen = await collect({ imagesAtOnce: 3 });
    expect(seen.map(({ unit }) => [unit.image, unit.layer])).toEqual([
      [4, "Relu"],
      [5, "Relu"],
      [4, "MaxPool"],
      [5, "MaxPool"],
      [17, "Relu"],
      [30, "Relu"],
      [17, "MaxPool"],
      [30, "MaxPool"],
    ]);
    expect(seen.every(({ unit, image }) => image.image === unit.image)).toBe(true);
  });

  it("goes back by each image's own switches, seeded with what its unit holds", async () => {
    const seen = await collect({});
    const signalOf = (image: number, layer: string) =>
      Array.from(seen.find(({ unit }) => unit.image === image && unit.layer === layer)!.projection.signal);
    expect(numbers.map((image) => signalOf(image, "MaxPool"))).toEqual([
      [9, 0],
      [0, 3],
      [0, 3],
      [0, 3],
    ]);
    expect(numbers.map((image) => signalOf(image, "Relu"))).toEqual([
      [0, 1],
      [9, 0],
      [0, 9],
      [0, 9],
    ]);
  });

  it.for([1, 2, 4])("leaves out what the reader has nothing for, %i images at once", async (imagesAtOnce) => {
    const few = async (image: number) => (image < 6 ? undefined : read(image));
    const seen = await collect({ imagesAtOnce }, few);
    expect(new Set(seen.map(({ unit }) => unit.image))).toEqual(new Set([17, 30]));
    expect(seen).toHaveLength(4);
    expect(await collect({ imagesAtOnce }, async () => undefined)).toEqual([]);
  });

  it("stops when it is told to, and throws what reading throws, with no tensor left", async () => {
    const before = tf.memory().numTensors;
    const controller = new AbortController();
    const stopping = async (image: number) => {
      if (image === 30) controller.abort(new Error("enough"));
      return read(image);
    };
    await expect(collect({ imagesAtOnce: 2, abort: controller.signal }, stopping)).rejects.toThrow("enough");
    const failing = async (image: number) => {
      if (image === 17) throw new Error("gone");
      return read(image);
    };
    await expect(collect({ imagesAtOnce: 2 }, failing)).rejects.toThrow("gone");
    await expect(collect({}, read, [{ ...wanted[0]!, x: 2 }])).rejects.toMatchObject({ code: "out-of-range" });
    await expect(collect({}, read, [{ ...wanted[0]!, layer: "conv9" }])).rejects.toMatchObject({
      code: "unknown-layer",
    });
    expect(tf.memory().numTensors).toBe(before);
  });
});

async function collect(options: ImagesOptions, reader: Reader = read, units = wanted) {
  const run = runLayers([1, 4, 1], [1, 2, 3, 4], [pool, { operator: "Relu" }]);
  const seen = [];
  try {
    for await (const projected of projectOnImages(run.compiled, units, reader, options)) seen.push(projected);
  } finally {
    run.dispose();
  }
  return seen;
}

type Reader = (image: number) => Promise<Awaited<ReturnType<typeof read>> | undefined>;
