import { expect, test } from "vitest";
import { findCrossing } from "./find-crossing.ts";

const curve = (points: Readonly<Record<number, number>>) =>
  Object.entries(points).map(([deviation, value]) => ({ deviation: Number(deviation), value }));

test.each([
  ["between two points, by a straight line", { 0: 0, 10: 0.4, 20: 0.6 }, 15],
  ["at a point", { 0: 0, 10: 0.5, 20: 0.6 }, 10],
  ["from the start, which need not be among the points", { 4: 1 }, 2],
  ["on the nearer way", { "-3": 1, 10: 0.4, 20: 0.6 }, -1.5],
  ["the first time", { 10: 1, 20: 0, 30: 1 }, 5],
  ["whatever order they come in", { 20: 0.6, 10: 0.4 }, 15],
  ["never", { "-10": 0.4, 10: 0.3 }, undefined],
  ["never where there is nothing but the start", { 0: 0 }, undefined],
])("0.5 is passed %s", (_, points, expected) => {
  const crossing = findCrossing(curve(points), 0, 0.5);
  if (expected === undefined) expect(crossing).toBeUndefined();
  else expect(crossing).toBeCloseTo(expected, 12);
});

test("a probability is halved on its way down", () => {
  expect(findCrossing(curve({ 1: 0.7, 2: 0.5, 3: 0.1 }), 0.8, 0.4)).toBeCloseTo(2.25, 12);
});
