import { expect, test } from "vitest";
import { decodeFeatures, encodeFeatures } from "./features-file.ts";
import type { LayerFeatures } from "./layer-features.ts";
import { noField } from "./map-field.ts";

const features: LayerFeatures[] = [
  {
    layer: "conv é",
    field: [7, 5, 2],
    maps: [
      { channel: 0, image: 12, activation: Math.fround(Math.PI), y: 3, x: 4 },
      { channel: 1, image: -1, activation: 0, y: 0, x: 0 },
    ],
    followed: [
      {
        channel: 0,
        inside: { x: 1, y: 2, width: 1, height: 2 },
        signal: Float32Array.of(Math.PI, -0, 1e-45, -3.4e38),
      },
      { channel: 1, ...noField },
    ],
  },
  {
    layer: "conv2",
    field: [1, 1, 2],
    maps: [{ channel: 0, image: 3, activation: 5, y: 0, x: 1 }],
    followed: [{ channel: 0, inside: { x: 0, y: 0, width: 1, height: 1 }, signal: Float32Array.of(6, 7) }],
  },
];

test("come back as they were, to the bit", () => {
  expect(decodeFeatures(encodeFeatures(features))).toStrictEqual(features);
  expect(decodeFeatures(encodeFeatures([]))).toStrictEqual([]);
});

test("come back from the middle of other bytes, and keep nothing of them", () => {
  const bytes = encodeFeatures(features);
  const surrounded = Buffer.concat([Buffer.from("abc"), bytes, Buffer.from("de")]);
  const decoded = decodeFeatures(surrounded.subarray(3, 3 + bytes.length));
  surrounded.fill(0);
  expect(decoded).toStrictEqual(features);
});

test("any changed bit and any missing end is refused in words", () => {
  const bytes = encodeFeatures(features);
  const refusal = expect.objectContaining({
    code: "bad-checkpoint",
    message: expect.stringMatching(/^features: expected .*, got /),
  });
  for (let place = 0; place < bytes.length; place++) {
    const changed = Uint8Array.from(bytes);
    changed[place] = changed[place]! ^ (1 << (place % 8));
    expect(() => decodeFeatures(changed), `byte ${place}`).toThrow(refusal);
    expect(() => decodeFeatures(bytes.subarray(0, place)), `cut at ${place}`).toThrow(refusal);
  }
});

test("says what is wrong", () => {
  expect(() => decodeFeatures(new Uint8Array(3))).toThrow("features: expected a file of at least 16 bytes, got 3");
  expect(() => decodeFeatures(new TextEncoder().encode("DVCK and sixteen bytes"))).toThrow(
    'expected a file that begins with "DVFT", got another',
  );
  const bytes = encodeFeatures(features);
  bytes[4] = 2;
  expect(() => decodeFeatures(bytes)).toThrow("expected version 1, got 2");
  const [first] = features;
  const short = encodeFeatures([{ ...first!, field: [7, 5, 3] }]);
  expect(() => decodeFeatures(short)).toThrow("expected 6 numbers of its projections, got 4");
});
