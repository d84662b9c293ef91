import { expect, test } from "vitest";
import { encodeNpy } from "./encode-npy.ts";

test.each([
  [[2, 3, 1], "(2, 3, 1)"],
  [[6], "(6,)"],
])("shape %j", (shape, written) => {
  const data = new Uint8Array(Float32Array.of(1, 2, 3, 4, 5, 6).buffer);
  const npy = Buffer.from(encodeNpy(shape, data));
  expect(npy.subarray(0, 8).toString("latin1")).toBe("\x93NUMPY\x01\x00");
  const start = 10 + npy.readUInt16LE(8);
  expect(start % 64).toBe(0);
  expect(npy.subarray(10, start).toString()).toMatch(/^\{.*\} *\n$/);
  expect(npy.subarray(10, start).toString()).toContain(`'shape': ${written},`);
  expect(npy.readFloatLE(start + 20)).toBe(6);
  expect(npy.length).toBe(start + 24);
});
