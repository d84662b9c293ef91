import { expect, test } from "vitest";
import { SharedHeap } from "./shared-heap.ts";

test("arrays lie beside each other, on lines of their own", () => {
  const heap = new SharedHeap();
  const arrays = [3, 100_000, 17].map((size) => heap.take(size)!.fill(size));
  expect(arrays.map((array) => array.every((value) => value === array.length))).toEqual([true, true, true]);
  expect(arrays.map(({ byteOffset }) => byteOffset % 64)).toEqual([0, 0, 0]);
});

test("it tells its arrays from others, until they are given back", () => {
  const heap = new SharedHeap();
  const array = heap.take(4)!;
  expect([heap.has(array), heap.has(new Float32Array(4))]).toEqual([true, false]);
  heap.give(array);
  expect(heap.has(array)).toBe(false);
});

test("memory is used again once all is given back, and stays as large", () => {
  const heap = new SharedHeap();
  const run = () => {
    const arrays = [50_000, 30_000].map((size) => heap.take(size)!);
    for (const array of arrays) heap.give(array);
    return [arrays.map(({ byteOffset }) => byteOffset), heap.memory.buffer.byteLength];
  };
  const first = run();
  expect([run(), run()]).toEqual([first, first]);
});

test("what is still in use is not given out again", () => {
  const heap = new SharedHeap();
  const [kept, back] = [heap.take(10)!.fill(1), heap.take(10)!];
  heap.give(back);
  heap.take(10)!.fill(2);
  expect(kept.every((value) => value === 1)).toBe(true);
});

test("cleared, it is as if all were given back", () => {
  const heap = new SharedHeap();
  const [array, other] = [heap.take(10)!, heap.take(10)!];
  heap.clear();
  expect([array, other].map((each) => heap.has(each))).toEqual([false, false]);
  expect(heap.take(10)!.byteOffset).toBe(array.byteOffset);
});

test("there is no array beyond 4 GiB", () => {
  expect(new SharedHeap().take(2 ** 30)).toBeUndefined();
});
