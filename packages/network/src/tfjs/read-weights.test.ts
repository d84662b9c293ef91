import { describe, expect, it } from "vitest";
import { readWeights } from "./read-weights.ts";

function manifest(...weights: object[]): object[] {
  return [{ paths: ["weights.bin"], weights }];
}

function bytesOf(...arrays: (Float32Array | Uint16Array | Uint8Array | Int32Array)[]): Uint8Array {
  return Uint8Array.from(arrays.flatMap(({ buffer }) => [...new Uint8Array(buffer)]));
}

describe("readWeights", () => {
  it("reads groups one after the other, wherever their bytes begin", () => {
    const groups = [
      ...manifest({ name: "a/kernel", shape: [1, 3], dtype: "uint8" }),
      ...manifest({ name: "a/bias:0", shape: [2], dtype: "float32" }, { name: "n", shape: [], dtype: "int32" }),
    ];
    const weights = readWeights(groups, bytesOf(Uint8Array.of(7, 0, 255), Float32Array.of(1.5, -2), Int32Array.of(-9)));
    expect([...weights]).toEqual([
      ["a/kernel", { shape: [1, 3], data: Float32Array.of(7, 0, 255) }],
      ["a/bias", { shape: [2], data: Float32Array.of(1.5, -2) }],
      ["n", { shape: [], data: Float32Array.of(-9) }],
    ]);
  });

  it("reads a view into a larger buffer, a Buffer too", () => {
    const padded = Buffer.concat([Uint8Array.of(9), bytesOf(Float32Array.of(3, 4))]).subarray(1);
    const entry = { name: "w", shape: [2], dtype: "float32" };
    expect(readWeights(manifest(entry), padded).get("w")?.data).toEqual(Float32Array.of(3, 4));
  });

  it.each([
    [{ dtype: "uint8", scale: 0.5, min: -1 }, Uint8Array.of(0, 1, 255), [-1, -0.5, 126.5]],
    [{ dtype: "uint16", scale: 0.25, min: 2 }, Uint16Array.of(0, 3, 65535), [2, 2.75, 16385.75]],
    [{ dtype: "float16" }, Uint16Array.of(0x3c00, 0xc000, 0x0001), [1, -2, 2 ** -24]],
  ])("dequantizes %j", (quantization, stored, values) => {
    const entry = { name: "w", shape: [3], dtype: "float32", quantization };
    expect(readWeights(manifest(entry), bytesOf(stored)).get("w")?.data).toEqual(Float32Array.from(values));
  });

  it.each([
    [
      manifest({ name: "w", shape: [3], dtype: "float32" }),
      8,
      'weight "w": expected 12 bytes, got the 8 that are left',
    ],
    [manifest({ name: "w", shape: [1], dtype: "float32" }), 8, "weights: expected the 4 bytes of the manifest, got 8"],
    [
      manifest({ name: "w", shape: [1e9, 1e9], dtype: "float32" }),
      8,
      'weight "w": expected 4000000000000000000 bytes, got the 8 that are left',
    ],
    [
      manifest({ name: "w", shape: [-1], dtype: "float32" }),
      0,
      'weight "w": expected a shape of whole numbers, got [-1]',
    ],
    [
      manifest({ name: "w", shape: [1], dtype: "string" }),
      4,
      'weight "w": expected the dtype float32, int32, uint16, float16, uint8, bool, got string',
    ],
    [
      manifest({ name: "w", shape: [1], dtype: "toString" }),
      4,
      'weight "w": expected the dtype float32, int32, uint16, float16, uint8, bool, got toString',
    ],
    [
      manifest({ name: "w", shape: [0], dtype: "uint8" }, { name: "w", shape: [1], dtype: "uint8" }),
      1,
      'weight "w": is in the manifest twice',
    ],
    [manifest({ shape: [1], dtype: "uint8" }), 1, "weight 0: expected name to be a string, got nothing"],
    [[{ paths: [] }], 1, "weightsManifest[0]: expected weights to be a list, got nothing"],
  ])("refuses %j with %i bytes", (groups, length, message) => {
    expect(() => readWeights(groups, new Uint8Array(length))).toThrow(message);
  });
});
