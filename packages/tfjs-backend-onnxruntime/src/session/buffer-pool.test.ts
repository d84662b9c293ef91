import { expect, test } from "vitest";
import { BufferPool } from "./buffer-pool.ts";

test("an array comes back for the same type and size only", () => {
  const pool = new BufferPool();
  const array = pool.take("float32", 2000);
  pool.give("float32", array);
  expect(pool.take("int32", 2000)).not.toBe(array);
  expect(pool.take("float32", 2001)).not.toBe(array);
  expect(pool.take("float32", 2000)).toBe(array);
  expect(pool.take("float32", 2000)).not.toBe(array);
});

test("small arrays are not kept", () => {
  const pool = new BufferPool();
  const array = pool.take("bool", 100);
  pool.give("bool", array);
  expect(pool.take("bool", 100)).not.toBe(array);
});

test("no more is kept than 256 MiB", () => {
  const pool = new BufferPool();
  const size = 16 * 1024 * 1024;
  const arrays = Array.from({ length: 5 }, () => new Float32Array(size));
  for (const array of arrays) pool.give("float32", array);
  const taken = arrays.map(() => pool.take("float32", size));
  expect(taken.filter((array) => arrays.includes(array as Float32Array<ArrayBuffer>))).toHaveLength(4);
});

test("nothing is kept once it is cleared", () => {
  const pool = new BufferPool();
  const array = pool.take("float32", 2000);
  pool.give("float32", array);
  pool.clear();
  expect(pool.take("float32", 2000)).not.toBe(array);
});
