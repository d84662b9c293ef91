import fc from "fast-check";

/** What a random network and a unit in it are made of; numbers are taken modulo what there is. */
export interface Draw {
  readonly seed: number;
  readonly height: number;
  readonly width: number;
  readonly moves: readonly Move[];
  readonly dense: boolean;
  readonly unit: readonly [number, number, number, number];
}

/** One step of a draw: what is added to the network, where it fits. */
export interface Move {
  readonly kind: (typeof kinds)[number];
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly pads: readonly [number, number, number, number];
  readonly dilation: number;
  readonly flag: boolean;
}

const kinds = [
  "conv",
  "groups",
  "depthwise",
  "relu",
  "leaky",
  "clip",
  "maxpool",
  "avgpool",
  "lrn",
  "batchnorm",
  "concat",
  "residual",
  "gate",
  "pad",
  "crop",
  "fork",
] as const;

const few = (most: number, least = 0) => fc.integer({ min: least, max: most });

/** Small graphs of overlapping, padded, dilated and ceil-mode windows, groups and branches, dense at the end or not. */
export const drawNetwork: fc.Arbitrary<Draw> = fc.record({
  seed: few(1_000_000, 1),
  height: few(14, 8),
  width: few(13, 7),
  moves: fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      kernel: fc.tuple(few(3, 1), few(3, 1)),
      strides: fc.tuple(few(2, 1), few(2, 1)),
      pads: fc.tuple(few(2), few(2), few(2), few(2)),
      dilation: few(2, 1),
      flag: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  dense: fc.boolean(),
  unit: fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()),
});
