import { expect, test } from "vitest";
import { interleave } from "./interleave.ts";
import { median } from "./sample.ts";

test("contestants take turns, and each stands by its own samples", async () => {
  const order: string[] = [];
  const contestant = (name: string, walls: number[]) => ({
    name,
    round: async () => {
      order.push(name);
      return walls.map((wall) => ({ wall, cpu: 2 * wall }));
    },
  });
  const standings = await interleave([contestant("a", [3, 1]), contestant("b", [10])], 2);
  expect(order).toEqual(["a", "b", "a", "b"]);
  expect(standings).toEqual([
    { name: "a", wallMinimum: 1, wallMedian: 2, cpuMinimum: 2, cpuMedian: 4, samples: 4 },
    { name: "b", wallMinimum: 10, wallMedian: 10, cpuMinimum: 20, cpuMedian: 20, samples: 2 },
  ]);
});

test("the median of an even number is between the middle two", () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});
