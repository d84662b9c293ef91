import { backend_util } from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { computeInThreads } from "./compute-in-threads.ts";
import { makeMaxPoolGradient } from "./max-pool-gradient.ts";

type Size2 = readonly [number, number];

const windows: readonly { readonly k: Size2; readonly s: Size2 }[] = [
  { k: [3, 3], s: [2, 2] },
  { k: [2, 2], s: [2, 2] },
  { k: [3, 2], s: [1, 2] },
  { k: [5, 4], s: [2, 3] },
  { k: [1, 3], s: [1, 1] },
  { k: [2, 2], s: [3, 3] },
  { k: [8, 8], s: [1, 1] },
];

const computer = computeInThreads();

/** Values of few kinds, so that windows have ties. */
function fillTied(array: Float32Array, seed: number): Float32Array {
  for (let place = 0; place < array.length; place++) array[place] = ((place * 7919 + seed) % 13) - 6;
  return array;
}

/** Window by window, cell by cell. */
function expectGradient(info: backend_util.Conv2DInfo, size: number, dy: Float32Array, x: Float32Array): Float32Array {
  const { inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth } = info;
  const dx = new Float32Array(x.length);
  for (let place = 0; place < dy.length; place++) {
    const [lane, column] = [place % size, Math.floor(place / size) % outWidth];
    const row = Math.floor(place / size / outWidth) % outHeight;
    const map = Math.floor(place / size / outWidth / outHeight);
    const cells: number[] = [];
    for (let down = 0; down < filterHeight; down++)
      for (let right = 0; right < filterWidth; right++) {
        const cell = (map * inHeight + row * strideHeight + down) * inWidth + column * strideWidth + right;
        cells.push(cell * size + lane);
      }
    const winner = cells.reduce((best, cell) => (x[cell]! > x[best]! ? cell : best));
    dx[winner]! += dy[place]!;
  }
  return dx;
}

describe.each(windows)("window $k, stride $s", ({ k, s }) => {
  test.each([4, 8, 16])("blocks of %i: each value to the first maximum, as cell by cell", (size) => {
    const info = backend_util.computePool2DInfo([40, 19, 17, 2 * size], [...k], [...s], 1, "valid");
    const program = makeMaxPoolGradient(info, size)!;
    const [dySize, xSize] = program.operandSizes as [number, number];
    const { heap } = computer();
    const [dy, x] = [dySize, xSize].map((length, seed) => fillTied(heap.take(program.maps * length)!, seed)) as [
      Float32Array,
      Float32Array,
    ];
    const result = heap.take(program.maps * program.resultSize)!.fill(7);
    computer().run(program, [dy, x], result);
    expect(Array.from(result)).toEqual(Array.from(expectGradient(info, size, dy, x)));
    for (const array of [dy, x, result]) heap.give(array);
  });

  test("the same in blocks of images", () => {
    const [size, blocks, images] = [16, 3, 32];
    const info = backend_util.computePool2DInfo([images, 19, 17, blocks * size], [...k], [...s], 1, "valid");
    const inChannels = makeMaxPoolGradient(info, size)!;
    const inImages = inChannels.inImageBlocks!;
    const [dy, x] = inChannels.operandSizes.map((length, seed) =>
      fillTied(new Float32Array(inChannels.maps * length), seed),
    ) as [Float32Array, Float32Array];
    const result = new Float32Array(x.length).fill(7);
    computer().run(inImages, [dy, x], result);
    const expected = expectGradient(info, size, dy, x);
    const cells = info.inHeight * info.inWidth;
    const wrong = expected.findIndex((value, place) => {
      const [lane, cell] = [place % size, Math.floor(place / size) % cells];
      const map = Math.floor(place / size / cells);
      const [image, block] = [Math.floor(map / blocks), map % blocks];
      const group = block * (images / size) + Math.floor(image / size);
      return result[((group * cells + cell) * size + (image % size)) * size + lane] !== value;
    });
    expect(wrong).toBe(-1);
  });
});

const pool = (shape: readonly [number, number, number, number], filter: number, pad: "valid" | "same") =>
  backend_util.computePool2DInfo([...shape], filter, 2, 1, pad);

test("there is none for windows that reach over the map, very large ones, part of a block, and little work", () => {
  expect(makeMaxPoolGradient(pool([64, 20, 20, 16], 3, "valid"), 16)).toBeDefined();
  expect(makeMaxPoolGradient(pool([64, 20, 20, 16], 3, "same"), 16)).toBeUndefined();
  expect(makeMaxPoolGradient(pool([64, 20, 20, 16], 9, "valid"), 16)).toBeUndefined();
  expect(makeMaxPoolGradient(pool([64, 20, 20, 24], 3, "valid"), 16)).toBeUndefined();
  expect(makeMaxPoolGradient(pool([64, 20, 20, 16], 3, "valid"), 0)).toBeUndefined();
  expect(makeMaxPoolGradient(pool([1, 20, 20, 16], 3, "valid"), 16)).toBeUndefined();
  expect(makeMaxPoolGradient(pool([72, 20, 20, 16], 3, "valid"), 16)!.inImageBlocks).toBeUndefined();
});
