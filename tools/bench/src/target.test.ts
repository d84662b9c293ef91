import { expect, test } from "vitest";
import { stand } from "./round.ts";
import { judge } from "./target.ts";

const contestant = (name: string, wallMinimum: number, wallMedian: number) =>
  stand(name, [{ wallMinimum, wallMedian, cpuMinimum: wallMinimum, cpuMedian: wallMedian, samples: 5 }]);
const target = { ours: "ours", against: "theirs", peers: ["slow", "quick"], atLeast: 0.8 };

test("of several peers the quicker counts", () => {
  const verdict = judge(target, [contestant("ours", 10, 20), contestant("slow", 30, 40), contestant("quick", 9, 18)]);
  expect(verdict).toMatchObject({ peer: "quick", met: "yes", ratios: { wallMedian: 0.9, wallMinimum: 0.9 } });
});

test("where median and least time disagree the target is undecided", () => {
  expect(judge(target, [contestant("ours", 10, 20), contestant("quick", 7, 18)])?.met).toBe("undecided");
  expect(judge(target, [contestant("ours", 10, 20), contestant("quick", 7, 15)])?.met).toBe("no");
});

test("without ours or without any peer there is no verdict", () => {
  expect(judge(target, [contestant("quick", 7, 18)])).toBeUndefined();
  expect(judge(target, [contestant("ours", 10, 20), contestant("other", 7, 18)])).toBeUndefined();
});
