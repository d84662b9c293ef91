import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type DecodedImage, decodeImage } from "./decode-image.ts";
import { normalisePixels, prepareImage } from "./prepare-image.ts";
import { type Preprocessing, preprocessingPresets } from "./preprocessing.ts";

const plain: Preprocessing = { resizeShortSide: 0, channelOrder: "RGB", divideBy: 0, mean: [], deviation: [] };

function filled(width: number, height: number, colour: (x: number, y: number) => number[]): DecodedImage {
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels.set(colour(x, y), (y * width + x) * 3);
  return { width, height, pixels };
}

describe("prepareImage", () => {
  const orange = filled(4, 4, () => [250, 120, 10]);

  test("leaves an image of the input's size as it is", async () => {
    const image = filled(3, 2, (x, y) => [x, y, 9]);
    const { input, display } = await prepareImage(image, plain, [2, 3, 3]);
    expect([...input]).toEqual([...image.pixels]);
    expect(display).toEqual(image.pixels);
  });

  test("x = (pixel / divideBy − mean) / deviation, a channel in its order", async () => {
    const p: Preprocessing = { ...plain, channelOrder: "BGR", divideBy: 10, mean: [1, 2, 5], deviation: [0.5, 2, 4] };
    const { input, display } = await prepareImage(orange, p, [4, 4, 3]);
    expect([...input.subarray(0, 3)]).toEqual([(1 - 1) / 0.5, (12 - 2) / 2, (25 - 5) / 4]);
    expect([...display.subarray(0, 3)]).toEqual([250, 120, 10]);
  });

  test.each(["RGB", "BGR", "GRAY"] as const)("what is shown, normalised, is the input: %s", async (channelOrder) => {
    const channels = channelOrder === "GRAY" ? 1 : 3;
    const [mean, deviation] = [[0.5, 0.4, 0.3].slice(0, channels), [0.3, 0.2, 0.1].slice(0, channels)];
    const preprocessing = { ...plain, channelOrder, divideBy: 255, mean, deviation };
    const image = filled(7, 5, (x, y) => [31 * x, 50 * y, 9 * x * y]);
    const { input, display } = await prepareImage(image, preprocessing, [4, 4, channels]);
    const again = new Float32Array(input.length);
    normalisePixels(display, preprocessing, again);
    expect(again).toEqual(input);
  });

  test("GRAY is Rec. 601 luma, shown in three channels", async () => {
    const { input, display } = await prepareImage(orange, { ...plain, channelOrder: "GRAY" }, [4, 4, 1]);
    const luma = Math.round(0.299 * 250 + 0.587 * 120 + 0.114 * 10);
    expect([...input]).toEqual(new Array(16).fill(luma));
    expect([...display.subarray(0, 3)]).toEqual([luma, luma, luma]);
  });

  test.each([
    [12, 6, [3, 4, 5, 6, 7, 8]],
    [13, 6, [3, 4, 5, 6, 7, 8]],
  ])("cuts the centre of %i × %i, odd remainders to the left", async (width, height, columns) => {
    const image = filled(width, height, (x, y) => [x, y, 0]);
    const { display } = await prepareImage(image, { ...plain, resizeShortSide: 6 }, [6, 6, 3]);
    expect(columns.map((_, x) => display[x * 3])).toEqual(columns);
  });

  test("shrinks with antialiasing: a fine chequer becomes its mean", async () => {
    const chequer = filled(64, 64, (x, y) => new Array(3).fill((x + y) % 2 === 0 ? 255 : 0));
    const { display } = await prepareImage(chequer, plain, [8, 8, 3]);
    for (const value of display) expect(Math.abs(value - 127.5)).toBeLessThan(4);
  });

  test("enlarges small images, one pixel as well", async () => {
    const pixel = filled(1, 1, () => [9, 8, 7]);
    const { display } = await prepareImage(pixel, { ...plain, resizeShortSide: 40 }, [32, 32, 3]);
    expect(display.length).toBe(32 * 32 * 3);
    expect([...display.subarray(3069)]).toEqual([9, 8, 7]);
  });

  test.each([
    [3, 20_000],
    [20_000, 3],
  ])("takes %i × %i without growing it to gigabytes", async (width, height) => {
    const image = filled(width, height, (x, y) => [
      Math.abs(x * 2 - width) + Math.abs(y * 2 - height) < 30 ? 200 : 0,
      0,
      0,
    ]);
    const started = performance.now();
    const { display } = await prepareImage(image, { ...plain, resizeShortSide: 256 }, [224, 224, 3]);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(display[(112 * 224 + 112) * 3]).toBe(200);
  });

  test.each([
    ["channel_order is RGB", plain, [4, 4, 1]],
    ["channel_order is GRAY", { ...plain, channelOrder: "GRAY" }, [4, 4, 3]],
    ["resize_short_side is 3", { ...plain, resizeShortSide: 3 }, [4, 4, 3]],
    ["resize_short_side is 1000000", { ...plain, resizeShortSide: 1_000_000 }, [4, 4, 3]],
    ["divide_by is NaN", { ...plain, divideBy: Number.NaN }, [4, 4, 3]],
    ["mean is 2 values", { ...plain, mean: [1, 2] }, [4, 4, 3]],
    ["deviation is [1,0,1]", { ...plain, deviation: [1, 0, 1] }, [4, 4, 3]],
    ["input shape is [4,4]", plain, [4, 4]],
  ] as [string, Preprocessing, number[]][])("refuses where %s", async (named, preprocessing, shape) => {
    await expect(prepareImage(orange, preprocessing, shape)).rejects.toMatchObject({
      code: "preprocessing",
      message: expect.stringContaining(named),
    });
  });

  test("every preset fits a network of 224 × 224 × 3", async () => {
    for (const preset of Object.values(preprocessingPresets)) {
      const { input } = await prepareImage(orange, preset, [224, 224, 3]);
      expect(input.every(Number.isFinite)).toBe(true);
    }
  });
});

const shared = process.env.DECONVSCOPE_SHARED;
if (shared !== undefined) {
  test("agrees with another implementation's input of SqueezeNet to 2 grey levels", async () => {
    const image = await decodeImage(readFileSync(join(shared, "data/imagenet-samples/n02088364_beagle.JPEG")));
    const { input } = await prepareImage(image, preprocessingPresets["caffe-bgr"], [227, 227, 3]);
    const expected = readFloats(readFileSync(join(shared, "reference/n02088364_beagle.input.npy")));
    const plane = 227 * 227;
    const differences = [...input].map((value, i) => Math.abs(value - expected[(i % 3) * plane + Math.floor(i / 3)]!));
    // Resizing is not defined to the bit: theirs rounds elsewhere.
    expect(differences.reduce((most, d) => Math.max(most, d))).toBeLessThanOrEqual(2);
    expect(differences.reduce((sum, d) => sum + d) / differences.length).toBeLessThan(0.3);
  });
}

function readFloats(npy: Buffer): Float32Array {
  const start = 10 + npy.readUInt16LE(8);
  return Float32Array.from({ length: (npy.length - start) / 4 }, (_, i) => npy.readFloatLE(start + i * 4));
}
