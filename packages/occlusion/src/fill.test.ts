import { expectClose } from "@deconvscope/deconvnet/expect-close";
import { expect, test } from "vitest";
import { fillBlurred, fillConstant, fillNoise } from "./fill.ts";
import { OcclusionError } from "./occlusion-error.ts";

test("one value a channel, at every pixel", () => {
  expect([...fillConstant([1, 2, 3], [1, -2, 0.5])]).toEqual([1, -2, 0.5, 1, -2, 0.5]);
});

test.each([[[1, 2]], [[1, 2, 3, 4]], [[1, Number.NaN, 3]]])("values that do not fit are refused: %s", (values) => {
  const expected = new OcclusionError("wrong-fill", `fill: expected 3 finite numbers, got [${values.join(", ")}]`);
  expect(() => fillConstant([1, 2, 3], values)).toThrow(expected);
});

test("noise has each channel's own mean and deviation, and is the same for the same seed", () => {
  const image = Float32Array.from({ length: 40_000 }, (_, at) => (at % 2 === 0 ? 5 + (at % 4) : -1));
  const noise = fillNoise(image, 2, 3);
  const [even, odd] = [0, 1].map((channel) => noise.filter((_, at) => at % 2 === channel));
  const mean = even!.reduce((sum, value) => sum + value, 0) / even!.length;
  const variance = even!.reduce((sum, value) => sum + (value - mean) ** 2, 0) / even!.length;
  expect(Math.abs(mean - 6)).toBeLessThan(0.05);
  expect(Math.abs(Math.sqrt(variance) - 1)).toBeLessThan(0.03);
  expect(odd!.every((value) => value === -1)).toBe(true);
  expect(fillNoise(image, 2, 3)).toEqual(noise);
  expect(fillNoise(image, 2, 4)).not.toEqual(noise);
});

test("blurring keeps what is level, edges too", () => {
  const image = Float32Array.from({ length: 5 * 4 * 2 }, (_, at) => (at % 2 === 0 ? 3 : -1));
  expectClose(fillBlurred(image, [5, 4, 2], 1.5), image, 1e-6);
});

test("a point becomes a Gaussian, each channel by itself", () => {
  const [height, width] = [13, 15];
  const image = new Float32Array(height * width * 2);
  image[(6 * width + 7) * 2] = 1;
  const blurred = fillBlurred(image, [height, width, 2], 1.5);
  const weight = (distance: number): number => Math.exp(-(distance ** 2) / (2 * 1.5 ** 2));
  const sum = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].reduce((total, distance) => total + weight(distance), 0);
  const expected = image.map((_, at) => {
    const [y, x] = [Math.floor(at / 2 / width) - 6, (Math.floor(at / 2) % width) - 7];
    return at % 2 === 0 && Math.max(Math.abs(y), Math.abs(x)) <= 5 ? (weight(y) * weight(x)) / sum ** 2 : 0;
  });
  expectClose(blurred, expected, 1e-6);
});

test("at an edge the last pixel goes on", () => {
  const blurred = fillBlurred(Float32Array.of(1, 0, 0, 0), [1, 4, 1], 0.4);
  const [near, far] = [1, 2].map((distance) => Math.exp(-(distance ** 2) / (2 * 0.4 ** 2)));
  const sum = 1 + 2 * near! + 2 * far!;
  expectClose(blurred, [(1 + near! + far!) / sum, (near! + far!) / sum, far! / sum, 0], 1e-6);
});
