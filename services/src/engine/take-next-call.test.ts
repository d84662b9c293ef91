import { expect, test } from "vitest";
import type { EngineOrder } from "./engine-call.ts";
import type { EngineJobName } from "./engine-jobs.ts";
import { takeNextCall } from "./take-next-call.ts";

const call = (name: EngineJobName) => ({ order: { name, request: {} } as EngineOrder });

test.each([
  ["the first that came", ["classify", "occlude"], [], "classify"],
  ["pictures of an atlas last", ["projectTops", "occludeAt"], [], "occludeAt"],
  ["pictures where nothing else waits", ["projectTops"], [], "projectTops"],
  ["nothing beside another call", ["occludeAt"], ["classify"], undefined],
  ["places beside a sweep", ["classify", "occludeAt"], ["occlude"], "occludeAt"],
  ["a quick call beside a sweep", ["occlude", "projectTops", "classify"], ["occlude"], "classify"],
  ["a quick call beside parts that are masked", ["projectUnits"], ["measureCorrespondence"], "projectUnits"],
  ["a quick call beside a map that is judged", ["readImage"], ["measureFaithfulness"], "readImage"],
  ["one quick call beside a sweep", ["classify"], ["occlude", "classify"], undefined],
  ["no pictures of an atlas beside a sweep", ["projectTops"], ["occlude"], undefined],
  ["no sweep beside another", ["occlude", "measureCorrespondence"], ["measureInvariance"], undefined],
  ["no evaluation beside a sweep", ["evaluate", "diagnose"], ["occlude"], undefined],
  ["a quick call beside a sweep beside an evaluation", ["classify"], ["evaluate", "occlude"], "classify"],
  ["places one after another", ["occludeAt"], ["occlude", "occludeAt"], undefined],
  ["nothing where nothing waits", [], [], undefined],
  ["anything beside an evaluation", ["projectTops", "classify"], ["evaluate"], "classify"],
  ["pictures of an atlas beside an evaluation", ["projectTops"], ["evaluate"], "projectTops"],
  ["one thing beside an evaluation", ["occlude"], ["evaluate", "classify"], undefined],
  ["places beside a sweep beside an evaluation", ["occludeAt"], ["evaluate", "occlude"], "occludeAt"],
  ["no evaluation beside another", ["evaluate", "classify"], ["evaluate"], "classify"],
  ["no evaluation beside another, whatever waits", ["evaluate"], ["evaluate"], undefined],
  ["anything beside a diagnosis", ["classify"], ["diagnose"], "classify"],
  ["no diagnosis beside an evaluation", ["diagnose"], ["evaluate"], undefined],
  ["no evaluation beside another call", ["evaluate"], ["classify"], undefined],
  [
    "reading files beside anything, before anything",
    ["classify", "openDataset"],
    ["evaluate", "occlude"],
    "openDataset",
  ],
  ["anything beside reading files", ["classify"], ["openDataset"], "classify"],
  ["an evaluation beside reading files", ["evaluate"], ["openDataset", "openDataset"], "evaluate"],
  ["nothing more for reading files", ["classify"], ["openDataset", "classify"], undefined],
] as [string, EngineJobName[], EngineJobName[], EngineJobName | undefined][])("%s", (_, names, computing, taken) => {
  const waiting = names.map(call);
  expect(takeNextCall(waiting, computing.map(call))?.order.name).toBe(taken);
  expect(waiting).toHaveLength(taken === undefined ? names.length : names.length - 1);
});

const follow = (pictures: boolean, amounts: readonly number[]) => {
  const request: object = { pictures, amounts };
  return { order: { name: "measureInvariance", request } as EngineOrder };
};

test("images moved by hand go beside curves and sweeps before all else, curves beside nothing", () => {
  const [curves, moved] = [follow(false, [1, 2, 3]), follow(true, [7])];
  expect(takeNextCall([call("classify"), moved], [curves])).toBe(moved);
  expect(takeNextCall([moved], [call("occlude")])).toBe(moved);
  expect(takeNextCall([call("occludeAt")], [curves])?.order.name).toBe("occludeAt");
  expect(takeNextCall([moved], [follow(true, [8])])).toBeUndefined();
  expect(takeNextCall([moved], [curves, moved])).toBeUndefined();
  for (const other of [follow(false, [7]), follow(true, [7, 8])])
    expect(takeNextCall([other], [curves])).toBeUndefined();
});
