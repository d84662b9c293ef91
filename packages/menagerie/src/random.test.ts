import { expect, test } from "vitest";
import { createRandom } from "./random.ts";

const stream = (seed: string) => {
  const random = createRandom(seed);
  return Array.from({ length: 5 }, random.next);
};

test("the seed decides the stream", () => {
  expect(stream("a")).toEqual(stream("a"));
  expect(stream("a")).not.toEqual(stream("b"));
});

test("spread evenly over [0, 1)", () => {
  const random = createRandom("even");
  const tenths = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 10_000; draw++) tenths[Math.floor(random.next() * 10)]! += 1;
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test("a fork is not moved by what its parent draws", () => {
  const [quiet, busy] = [createRandom("x"), createRandom("x")];
  busy.next();
  expect(busy.fork("y").next()).toBe(quiet.fork("y").next());
});

test("picks each choice, and refuses to pick from none", () => {
  const random = createRandom("pick");
  expect(new Set(Array.from({ length: 60 }, () => random.pick(["a", "b", "c"]))).size).toBe(3);
  expect(() => random.pick([])).toThrow("expected choices to pick from");
});
