import { buildNetwork, type Network, type Pair, seededRandom } from "@deconvscope/network";
import fc from "fast-check";

/** Zero frames that add or cut, and cells that are left out. */
export interface Frame {
  readonly seed: number;
  readonly height: number;
  readonly width: number;
  /** Rows before and after, columns before and after; negative values cut. */
  readonly amounts: readonly [Pair, Pair];
  readonly starts: Pair;
  readonly steps: Pair;
  readonly pool: "AveragePool" | "MaxPool";
}

const few = (most: number, least: number) => fc.integer({ min: least, max: most });

export const drawFrame: fc.Arbitrary<Frame> = fc.record({
  seed: few(1e6, 1),
  height: few(22, 14),
  width: few(22, 14),
  amounts: fc.tuple(fc.tuple(few(2, -2), few(2, -2)), fc.tuple(few(2, -2), few(2, -2))),
  starts: fc.tuple(few(2, 0), few(2, 0)),
  steps: fc.tuple(few(2, 1), few(2, 1)),
  pool: fc.constantFrom("AveragePool", "MaxPool"),
});

/** Convolution, zero frame, slice, padded pool in ceil mode, convolution; `last` is the output. */
export function buildFramedNet({ seed, height, width, amounts, starts, steps, pool }: Frame): Network {
  const random = seededRandom(seed);
  const draw = (length: number): Float32Array => Float32Array.from({ length }, () => random() * 2 - 1);
  const size = [height, width].map((length, axis) => {
    const [before, after] = amounts[axis]!;
    return Math.ceil((length + before + after - starts[axis]!) / steps[axis]!);
  });
  const pads = { top: 1, left: 1, bottom: 1, right: 1 };
  const three = { kernel: [3, 3], strides: [1, 1], dilations: [1, 1], pads, groups: 1 } as const;
  const two = { kernel: [2, 3], strides: [2, 2], dilations: [1, 1], pads, ceil: true, countIncludePad: false } as const;
  return buildNetwork(
    [
      { operator: "Input", name: "input", inputs: [], shape: [height, width, 2] },
      {
        ...three,
        operator: "Conv",
        name: "first",
        inputs: ["input"],
        filters: { shape: [3, 3, 2, 3], data: draw(54) },
        bias: draw(3),
      },
      {
        operator: "Pad",
        name: "frame",
        inputs: ["first"],
        mode: "constant",
        value: 0,
        amounts: [...amounts, [0, 0]],
      },
      {
        operator: "Slice",
        name: "cut",
        inputs: ["frame"],
        starts: [...starts, 1],
        sizes: [...size, 2],
        steps: [...steps, 1],
      },
      { ...two, operator: pool, name: "pool", inputs: ["cut"] },
      {
        ...three,
        operator: "Conv",
        name: "last",
        inputs: ["pool"],
        filters: { shape: [3, 3, 2, 2], data: draw(36) },
        bias: draw(2),
      },
    ],
    "last",
  );
}
