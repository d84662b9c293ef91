import { expect, test } from "vitest";
import { computeInThreads } from "./compute-in-threads.ts";
import { makeSumSquares } from "./sum-squares.ts";

const computer = computeInThreads();

const draw = (length: number, seed: number) =>
  Float32Array.from({ length }, (_, place) => 30 * Math.sin(place * 0.37 + seed) + (place % 11));

test.each([
  [1, 65_536],
  [5, 111 * 111 * 16],
  [3, 96_000],
])("%i images of %i numbers: squares, and those of differences", (images, length) => {
  const [x, from] = [draw(images * length, 1), draw(length, 2)];
  for (const operands of [[x], [x, from]] as const) {
    const program = makeSumSquares(images, length, operands.length > 1)!;
    const parts = new Float32Array(program.maps * images);
    for (let time = 0; time < 3; time++) {
      computer().run(program, operands, parts.fill(-1));
      for (let image = 0; image < images; image++) {
        let [sum, expected] = [0, 0];
        for (let at = image; at < parts.length; at += images) sum += parts[at]!;
        for (let at = 0; at < length; at++) expected += (x[image * length + at]! - (operands[1]?.[at] ?? 0)) ** 2;
        expect(Math.abs(sum / expected - 1)).toBeLessThan(3e-7);
      }
    }
  }
});

test.each([
  ["few numbers", 65_520],
  ["a length without a fitting part", 16 * 65_537],
  ["one that vectors do not fill", 65_537 * 3],
])("%s have no program", (_, length) => {
  expect(makeSumSquares(2, length, true)).toBeUndefined();
});
