import { expect, test } from "vitest";
import { interleave } from "./interleave.ts";
import { summarise } from "./round.ts";

test("contestants take turns, and each stands by its own rounds", async () => {
  const order: string[] = [];
  const contestant = (name: string, walls: number[]) => ({
    round: async () => {
      order.push(name);
      return new Map([[name, summarise(walls.map((wall) => ({ wall, cpu: 2 * wall })))]]);
    },
  });
  const standings = await interleave([contestant("a", [3, 1]), contestant("b", [10])], 2);
  expect(order).toEqual(["a", "b", "a", "b"]);
  expect(standings).toEqual([
    { name: "a", wallMinimum: 1, wallMedian: 2, cpuMinimum: 2, cpuMedian: 4, samples: 4 },
    { name: "b", wallMinimum: 10, wallMedian: 10, cpuMinimum: 20, cpuMedian: 20, samples: 2 },
  ]);
});

test("one that stands for several reports each by its name, one that only watches none", async () => {
  const round = summarise([{ wall: 1, cpu: 1 }]);
  const both = {
    round: async () =>
      new Map([
        ["x", round],
        ["y", round],
      ]),
  };
  const standings = await interleave([both, { round: async () => new Map() }], 3);
  expect(standings.map(({ name, samples }) => [name, samples])).toEqual([
    ["x", 3],
    ["y", 3],
  ]);
});
