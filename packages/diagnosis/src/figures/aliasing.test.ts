import { compileNetwork } from "@deconvscope/deconvnet";
import { buildNetwork, type Pair, seededRandom } from "@deconvscope/network";
import { beforeAll, describe, expect, test } from "vitest";
import { shareBeyond, transformPlainly } from "../../test/plain-transform.ts";
import { startCpu } from "../../test/start-cpu.ts";
import { stridedNetwork } from "../../test/strided-network.ts";
import { DiagnosisTally } from "./diagnosis-tally.ts";
import { measureBatch } from "./measure-batch.ts";
import { planDiagnosis } from "./plan-diagnosis.ts";

beforeAll(startCpu);

/** @param images [h, w, c] each */
async function measureStride(images: readonly Float32Array[], height: number, width: number, strides: Pair, bins = 64) {
  const channels = images[0]!.length / (height * width);
  const plan = planDiagnosis(compileNetwork(stridedNetwork(height, width, strides, channels)));
  const tally = new DiagnosisTally(plan);
  const depth = { aliasing: true, spectra: images.length };
  const batch = Float32Array.from(images.flatMap((image) => [...image]));
  tally.add(await measureBatch(plan, batch, depth), images.length, depth);
  plan.compiled.dispose();
  return tally.figures(bins)[0]!.stride!;
}

function grating(height: number, width: number, down: number, across: number, phase = 0.7, constant = 0) {
  return Float32Array.from({ length: height * width }, (_, place) => {
    const cycles = (down * Math.floor(place / width)) / height + (across * (place % width)) / width;
    return constant + Math.cos(2 * Math.PI * cycles + phase);
  });
}

const noise = (length: number, seed: number, constant = 0) => {
  const random = seededRandom(seed);
  return Float32Array.from({ length }, () => constant + random() - 0.5);
};

describe("aliasing of gratings", () => {
  test.each([
    ["below Nyquist, down", 16, 16, [3, 0], [2, 2], 0],
    ["at Nyquist", 16, 16, [4, 0], [2, 2], 0],
    ["above Nyquist, down", 16, 16, [5, 0], [2, 2], 1],
    ["above Nyquist, across", 16, 16, [0, 6], [2, 2], 1],
    ["aslant, above across alone", 16, 16, [2, 5], [2, 2], 1],
    ["the highest frequency there is", 16, 16, [8, 0], [2, 2], 1],
    ["odd sides, below", 15, 15, [3, 3], [2, 2], 0],
    ["odd sides, above", 15, 15, [4, 0], [2, 2], 1],
    ["not square, above down", 12, 20, [4, 2], [2, 2], 1],
    ["not square, below", 12, 20, [2, 5], [2, 2], 0],
    ["stride 4", 16, 16, [3, 0], [4, 4], 1],
    ["a stride down alone does not look across", 16, 16, [0, 7], [2, 1], 0],
    ["a stride across alone looks across", 16, 16, [7, 5], [1, 2], 1],
    ["a stride wider than the map", 5, 12, [1, 0], [6, 6], 1],
  ] as const)("%s", async (_, height, width, [down, across], strides, expected) => {
    const images = [grating(height, width, down, across, 0.7, 3)];
    expect((await measureStride(images, height, width, strides)).aliasing).toBeCloseTo(expected, 5);
  });

  test("a mixture: amplitudes 2 below and 1 above are a fifth of the energy", async () => {
    const above = grating(16, 16, 0, 7);
    const mixture = grating(16, 16, 2, 1, 0.1).map((value, place) => 2 * value + above[place]!);
    expect((await measureStride([mixture], 16, 16, [2, 2])).aliasing).toBeCloseTo(0.2, 5);
  });

  test("energies are summed over images and maps, then divided", async () => {
    const weak = grating(16, 16, 0, 7);
    const strong = grating(16, 16, 1, 0).map((value) => 3 * value);
    expect((await measureStride([weak, strong], 16, 16, [2, 2])).aliasing).toBeCloseTo(0.1, 5);
    const two = Float32Array.from({ length: 512 }, (_, at) => (at % 2 ? strong : weak)[at >> 1]!);
    expect((await measureStride([two], 16, 16, [2, 2])).aliasing).toBeCloseTo(0.1, 5);
  });

  test("constant maps, and maps of one pixel, have no energy: 0", async () => {
    const constant = await measureStride([new Float32Array(64).fill(1000.1)], 8, 8, [2, 2]);
    expect([constant.aliasing, constant.spectrum]).toEqual([0, undefined]);
    const column = await measureStride([noise(8, 1)], 8, 1, [1, 2]);
    expect(column.aliasing).toBe(0);
  });
});

test.each([
  [[2, 2], 0.5053397075457781],
  [[4, 3], 0.7373328963283086],
  [[1, 2], 0.07406717221403551],
] as const)("as numpy.fft.fft2 has it: strides %j", async (strides, expected) => {
  const image = Float32Array.from({ length: 11 * 14 * 2 }, (_, at) => {
    const [i, j] = [Math.floor(at / 28), Math.floor(at / 2) % 14];
    return at % 2 === 0 ? Math.sin(0.37 * i * i + 0.2 * j) + 0.5 : Math.max(0, Math.cos(0.91 * i * j) - 0.1 * i);
  });
  expect((await measureStride([image], 11, 14, strides)).aliasing).toBeCloseTo(expected, 5);
});

describe("against a plain transform", () => {
  test.each([
    [13, 8, [2, 3]],
    [9, 14, [3, 1]],
    [16, 16, [2, 2]],
    [7, 7, [4, 2]],
  ] as const)("%i × %i, strides %j", async (height, width, strides) => {
    const images = [noise(height * width, 3, 5), noise(height * width, 4, -1)];
    const [first, second] = images.map((image) => transformPlainly(image, height, width)) as [
      Float64Array,
      Float64Array,
    ];
    const sum = first.map((energy, bin) => energy + second[bin]!);
    const { aliasing, spectrum, spectrumImages } = await measureStride(images, height, width, strides);
    expect(aliasing).toBeCloseTo(shareBeyond(sum, height, width, strides), 5);
    const total = sum.reduce((all, energy) => all + energy, 0);
    expect([spectrum?.rows, spectrum?.columns, spectrumImages]).toEqual([height, width, 2]);
    for (const [bin, share] of spectrum!.energies.entries()) expect(share).toBeCloseTo(sum[bin]! / total, 6);
  });

  test("more bins than wanted are put together, and energy stays", async () => {
    const { spectrum } = await measureStride([grating(16, 15, 4, 0)], 16, 15, [2, 2], 8);
    expect([spectrum!.rows, spectrum!.columns]).toEqual([8, 8]);
    const at = (row: number) => spectrum!.energies.slice(row * 8, row * 8 + 8).reduce((sum, share) => sum + share, 0);
    expect(Array.from({ length: 8 }, (_, row) => Number(at(row).toFixed(5)))).toEqual([0, 0, 0.5, 0, 0, 0, 0.5, 0]);
  });
});

test("rows beyond the images of a batch do not count", async () => {
  const plan = planDiagnosis(compileNetwork(stridedNetwork(8, 8, [2, 2])));
  const tally = new DiagnosisTally(plan);
  const batch = Float32Array.from([...grating(8, 8, 1, 0), ...grating(8, 8, 0, 3), ...grating(8, 8, 0, 3)]);
  const depth = { aliasing: true, spectra: 3 };
  tally.add(await measureBatch(plan, batch, depth), 1, depth);
  const { aliasing, images, spectrumImages } = tally.figures(64)[0]!.stride!;
  expect(aliasing).toBeCloseTo(0, 6);
  expect([images, spectrumImages]).toEqual([1, 1]);
});

test("a pool that makes one place of the map is no strided layer", () => {
  const pads = { top: 0, left: 0, bottom: 0, right: 0 };
  const pool = { operator: "MaxPool", kernel: [4, 4], strides: [4, 4], dilations: [1, 1], pads, ceil: false } as const;
  const input = { operator: "Input", name: "input", inputs: [], shape: [4, 4, 1] } as const;
  const network = buildNetwork([input, { ...pool, name: "pool", inputs: ["input"] }], "pool");
  expect(planDiagnosis(compileNetwork(network)).strided).toEqual([]);
});
