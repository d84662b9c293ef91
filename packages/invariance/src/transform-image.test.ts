import { seededRandom } from "@deconvscope/network";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Transform } from "./amounts.ts";
import { InvarianceError } from "./invariance-error.ts";
import { transformImage } from "./transform-image.ts";

const shape = [5, 7, 2] as const;
const drawn = Float32Array.from({ length: 70 }, (_, at) => {
  const [y, x, channel] = [Math.floor(at / 14), Math.floor(at / 2) % 7, at % 2];
  return ((3 * y + 7 * x + 11 * channel * x * y + 5 * channel) % 13) - 6;
});
const fill = [0.5, -2];

const places = [
  [0, 0, 0],
  [0, 3, 1],
  [2, 2, 0],
  [2, 5, 1],
  [4, 0, 1],
  [4, 6, 0],
  [3, 4, 1],
  [1, 1, 0],
] as const;

/** scipy.ndimage.affine_transform, order 1, mode "grid-constant". */
const computed: [Transform, number, number, number, readonly number[]][] = [
  ["translate-y", 1.25, -33.625, 497.484375, [0.5, -2, -2.75, -0.5, -2.5, 5.25, 2, 0.875]],
  ["translate-x", -2.5, -28.75, 288.8125, [-1.5, -1.5, -1, -2, -4.5, 0.5, -0.5, 2]],
  ["scale", 1.6, -50.828125, 368.820068, [2.5, 1.5, -1.25, 1.5, -3.6875, 0.09375, 0.21875, -0.59375]],
  ["scale", 0.7, -43.163265, 253.698667, [0.5, -2.571429, -2, -3.428571, -2, 0.5, -0.693878, -3.285714]],
  ["rotate", 33, -42.043534, 367.001872, [0.5, -0.832093, -0.459632, -0.10386, 0.591572, 0.5, -3.081307, -3.987633]],
];

describe("as SciPy interpolates", () => {
  test.each(computed)("%s by %d", (transform, amount, sum, squares, values) => {
    const moved = transformImage(drawn, shape, transform, amount, fill);
    expect(moved.reduce((total, value) => total + value, 0)).toBeCloseTo(sum, 4);
    expect(moved.reduce((total, value) => total + value ** 2, 0)).toBeCloseTo(squares, 3);
    for (const [at, [y, x, channel]] of places.entries()) {
      expect(moved[(y * 7 + x) * 2 + channel], `at ${y}, ${x}, ${channel}`).toBeCloseTo(values[at]!, 5);
    }
  });
});

describe("by hand", () => {
  const letters = Float32Array.of(1, 2, 3, 4, 5, 6);
  test.each<[Transform, number, readonly number[]]>([
    ["translate-y", 1, [9, 9, 9, 1, 2, 3]],
    ["translate-y", -1, [4, 5, 6, 9, 9, 9]],
    ["translate-x", 1, [9, 1, 2, 9, 4, 5]],
    ["translate-x", -2, [3, 9, 9, 6, 9, 9]],
    ["translate-x", 0.5, [5, 1.5, 2.5, 6.5, 4.5, 5.5]],
    ["translate-y", 7, [9, 9, 9, 9, 9, 9]],
    ["rotate", 180, [6, 5, 4, 3, 2, 1]],
    ["rotate", -540, [6, 5, 4, 3, 2, 1]],
    ["scale", 1, [1, 2, 3, 4, 5, 6]],
  ])("1 2 3 / 4 5 6, %s by %d", (transform, amount, expected) => {
    expect([...transformImage(letters, [2, 3, 1], transform, amount, [9])]).toEqual(expected);
  });

  it("turned by 90° what was at the right is on top", () => {
    expect([...transformImage(Float32Array.of(1, 2, 3, 4), [2, 2, 1], "rotate", 90)]).toEqual([2, 4, 1, 3]);
  });

  it("enlarged twice its middle fills it", () => {
    const spot = Float32Array.of(0, 0, 0, 0, 8, 0, 0, 0, 0);
    expect([...transformImage(spot, [3, 3, 1], "scale", 2)]).toEqual([2, 4, 2, 4, 8, 4, 2, 4, 2]);
  });
});

const anyImage = fc.record({
  height: fc.integer({ min: 1, max: 9 }),
  width: fc.integer({ min: 1, max: 9 }),
  channels: fc.integer({ min: 1, max: 5 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
});

function drawImage({
  height,
  width,
  channels,
  seed,
}: {
  height: number;
  width: number;
  channels: number;
  seed: number;
}) {
  const random = seededRandom(seed);
  return {
    shape: [height, width, channels],
    image: Float32Array.from({ length: height * width * channels }, () => random() * 2 - 1),
  };
}

describe("of any image", () => {
  test.each<[Transform, readonly number[]]>([
    ["translate-y", [0]],
    ["translate-x", [0]],
    ["scale", [1]],
    ["rotate", [0, 360, -720]],
  ])("%s by %j is a copy", (transform, amounts) =>
    fc.assert(
      fc.property(anyImage, (given) => {
        const { image, shape } = drawImage(given);
        for (const amount of amounts) expect(transformImage(image, shape, transform, amount)).toEqual(image);
      }),
    ),
  );

  it("a quarter turn and back, and four of them, of a square are copies", () =>
    fc.assert(
      fc.property(anyImage, (given) => {
        const { image, shape } = drawImage({ ...given, width: given.height });
        const turn = (from: Float32Array, degrees: number) => transformImage(from, shape, "rotate", degrees);
        expect(turn(turn(image, 90), -90)).toEqual(image);
        expect(turn(turn(image, 90), 270)).toEqual(image);
        expect(turn(turn(image, 90), 90)).toEqual(turn(image, 180));
      }),
    ));

  it("whole pixels there and back leave what stayed in sight", () =>
    fc.assert(
      fc.property(anyImage, fc.integer({ min: -9, max: 9 }), (given, far) => {
        const { image, shape } = drawImage(given);
        const amount = far % (given.height + 1);
        const back = transformImage(transformImage(image, shape, "translate-y", amount), shape, "translate-y", -amount);
        const rowLength = given.width * given.channels;
        const kept = image.map((value, at) => {
          const row = Math.floor(at / rowLength) + amount;
          return row >= 0 && row < given.height ? value : 0;
        });
        expect(back).toEqual(kept);
      }),
    ));

  it("of one colour it stays so, where the fill is that colour", () =>
    fc.assert(
      fc.property(
        anyImage,
        fc.constantFrom<Transform>("translate-y", "translate-x", "scale", "rotate"),
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        (given, transform, amount) => {
          const { image, shape } = drawImage(given);
          const colour = Array.from({ length: given.channels }, (_, channel) => channel / 4 - 1);
          const flat = image.map((_, at) => colour[at % given.channels]!);
          const moved = transformImage(flat, shape, transform, amount, colour);
          for (const [at, value] of moved.entries()) expect(value).toBeCloseTo(flat[at]!, 6);
        },
      ),
    ));

  it("each channel is what it is alone", () =>
    fc.assert(
      fc.property(
        anyImage,
        fc.constantFrom<Transform>("translate-y", "translate-x", "scale", "rotate"),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        (given, transform, amount) => {
          const { image, shape } = drawImage({ ...given, channels: 3 });
          const moved = transformImage(image, shape, transform, amount, [1, 2, 3]);
          for (let channel = 0; channel < 3; channel++) {
            const own = (all: Float32Array) => all.filter((_, at) => at % 3 === channel);
            const alone = transformImage(own(image), [given.height, given.width, 1], transform, amount, [channel + 1]);
            for (const [at, value] of own(moved).entries()) expect(value).toBeCloseTo(alone[at]!, 5);
          }
        },
      ),
    ));

  it("transposed it moves along the other axis", () =>
    fc.assert(
      fc.property(anyImage, fc.double({ min: -3, max: 3, noNaN: true }), (given, amount) => {
        const { image, shape } = drawImage(given);
        const flipped = [shape[1]!, shape[0]!, shape[2]!];
        const down = transpose(transformImage(image, shape, "translate-y", amount), shape);
        expect(down).toEqual(transformImage(transpose(image, shape), flipped, "translate-x", amount));
      }),
    ));
});

function transpose(image: Float32Array, [height = 1, width = 1, channels = 1]: readonly number[]): Float32Array {
  return image.map((_, at) => {
    const [x, y] = [Math.floor(at / (height * channels)), Math.floor(at / channels) % height];
    return image[(y * width + x) * channels + (at % channels)]!;
  });
}

test.each<[string, () => unknown, InvarianceError]>([
  [
    "an image of another size",
    () => transformImage(new Float32Array(3), shape, "scale", 2),
    new InvarianceError("wrong-image", "image: expected 70 numbers, got 3"),
  ],
  [
    "too far",
    () => transformImage(drawn, shape, "translate-x", 28.5),
    new InvarianceError("wrong-amount", "amount: expected a number from -28 to 28, got 28.5"),
  ],
  [
    "no number",
    () => transformImage(drawn, shape, "rotate", Number.NaN),
    new InvarianceError("wrong-amount", "amount: expected a number from -3600 to 3600, got NaN"),
  ],
  [
    "too small",
    () => transformImage(drawn, shape, "scale", 0.01),
    new InvarianceError("wrong-amount", "amount: expected a number from 0.05 to 20, got 0.01"),
  ],
  [
    "one value of two",
    () => transformImage(drawn, shape, "scale", 2, [1]),
    new InvarianceError("wrong-fill", "fill: expected 2 finite numbers, got [1]"),
  ],
  [
    "a fill that is infinite in single precision",
    () => transformImage(drawn, shape, "scale", 2, [1, 1e300]),
    new InvarianceError("wrong-fill", "fill: expected 2 finite numbers, got [1, 1e+300]"),
  ],
])("refuses %s", (_, transform, error) => {
  expect(transform).toThrow(error);
});
