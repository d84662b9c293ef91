import { expect, test } from "vitest";
import { BatchPace } from "./batch-pace.ts";

function paceAfter(weightBytes: number, milliseconds: number): { size: number; stretches: number } {
  const pace = new BatchPace(weightBytes);
  for (const taken of [5000, 2 * milliseconds, milliseconds, 3 * milliseconds]) pace.learn(taken);
  return { size: pace.size, stretches: pace.stretches };
}

test("begins with a small batch, for a first picture soon", () => {
  expect(new BatchPace(0)).toMatchObject({ size: 4, stretches: 1 });
});

test("quick squares make large batches of one stretch", () => {
  expect(paceAfter(0, 4)).toEqual({ size: 32, stretches: 1 });
  expect(paceAfter(0, 16)).toEqual({ size: 8, stretches: 1 });
});

test("slow squares make small batches, and those that are too long even so several stretches", () => {
  expect(paceAfter(0, 400)).toEqual({ size: 1, stretches: 3 });
});

test("many weights make large batches in stretches", () => {
  const { size, stretches } = paceAfter(250e6, 45);
  expect(size).toBe(32);
  expect(stretches).toBeGreaterThan(3);
});

test("the last few go into small batches", () => {
  const pace = new BatchPace(0);
  for (const taken of [900, 4, 4, 4]) pace.learn(taken);
  expect([pace.next(100), pace.next(9), pace.next(8)].map(({ size }) => size)).toEqual([32, 32, 4]);
});

test("is found once: later batches change nothing", () => {
  const pace = new BatchPace(0);
  for (const milliseconds of [900, 16, 1000, 20, 1]) pace.learn(milliseconds);
  expect(pace.size).toBe(8);
});
