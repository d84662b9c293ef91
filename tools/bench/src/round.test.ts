import { expect, test } from "vitest";
import { median, stand, summarise } from "./round.ts";
import { divideSample } from "./sample.ts";

test("the median of an even number is between the middle two", () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test("least of the least, median of the medians, phases alike", () => {
  const sample = (forward: number, back: number) => ({
    wall: forward + back,
    cpu: 1,
    phases: { forward: { wall: forward, cpu: 1 }, back: { wall: back, cpu: 1 } },
  });
  const rounds = [[sample(1, 9), sample(5, 5), sample(3, 30)], [sample(2, 40)], [sample(2, 18)]].map(summarise);
  const standing = stand("ours", rounds);
  expect(standing).toMatchObject({ name: "ours", wallMinimum: 10, wallMedian: 20, samples: 5 });
  expect(standing.phases?.forward).toMatchObject({ wallMinimum: 1, wallMedian: 2, samples: 5 });
  expect(standing.phases?.back).toMatchObject({ wallMinimum: 5, wallMedian: 18 });
});

test("a sample of several equal parts is divided, its phases with it", () => {
  expect(divideSample({ wall: 8, cpu: 16, phases: { a: { wall: 4, cpu: 2 } } }, 4)).toEqual({
    wall: 2,
    cpu: 4,
    phases: { a: { wall: 1, cpu: 0.5 } },
  });
});
