import { create } from "@bufbuild/protobuf";
import { FeatureSnapshotSchema, RunSchema, RunState, SnapshotSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { emptyEvolution } from "../evolution/evolution-state.ts";
import { dueSnapshots, snapshotName, unreadSnapshots } from "./plan-snapshots.ts";

const run = (state: RunState, rate: number, folds = 1) =>
  create(RunSchema, {
    state,
    stepsPerEpoch: 10n,
    progress: { done: 25n, total: 100n, rate },
    request: {
      options: { epochs: 10, snapshotEpochs: [1, 2, 5, 10] },
      samples: { folds },
      kind: { case: "fromScratch", value: { architecture: "zfnet" } },
    },
  });
const taken = [1, 2].map((epoch) => create(SnapshotSchema, { epoch, model: `r/${epoch}` }));

test("what is still to come says when", () => {
  expect(dueSnapshots(run(RunState.RUNNING, 2.5), taken)).toEqual([
    { epoch: 5, due: "in about 10 s" },
    { epoch: 10, due: "in about 30 s" },
  ]);
  expect(dueSnapshots(run(RunState.STOPPED, 0), taken)[0]).toEqual({ epoch: 5, due: "when it goes on" });
  expect(dueSnapshots(run(RunState.QUEUED, 0), [])).toHaveLength(4);
  expect(dueSnapshots(run(RunState.COMPLETE, 0), taken)).toEqual([]);
  expect(snapshotName({ epoch: 2.35, fit: "" })).toBe("2.35");
  expect(snapshotName({ epoch: 5, fit: "conv3, fold 2" })).toBe("conv3, fold 2");
});

test("of several networks each leaves one at its end, probes none", () => {
  expect(dueSnapshots(run(RunState.RUNNING, 1, 3), [])).toEqual([{ fit: "fold 1", epoch: 10, due: "at its end" }]);
  const variants = ["as it is", "without fc6"].map((name) => ({ name }));
  const ablations = create(RunSchema, {
    state: RunState.RUNNING,
    request: { options: { epochs: 10 }, kind: { case: "ablations", value: { variants } } },
  });
  const first = create(SnapshotSchema, { fit: "as it is", model: "r/as-it-is" });
  expect(dueSnapshots(ablations, [first]).map(({ fit }) => fit)).toEqual(["without fc6"]);
  const probes = create(RunSchema, { request: { kind: { case: "probes", value: { layers: ["a", "b"] } } } });
  expect(dueSnapshots(probes, [])).toEqual([]);
});

test("what is there has its place before its features are read", () => {
  const measured = [1, 2].map((epoch) => create(SnapshotSchema, { epoch, model: `r/${epoch}`, probeImages: 9 }));
  const first = create(FeatureSnapshotSchema, { snapshot: measured[0]! });
  const evolution = { ...emptyEvolution, snapshots: [first], stream: "live" as const };
  expect(unreadSnapshots(measured, evolution)).toEqual([{ model: "r/2", epoch: 2, due: "" }]);
  expect(unreadSnapshots(taken, emptyEvolution)).toEqual([]);
  expect(unreadSnapshots(measured, { ...evolution, stream: "ended" })).toEqual([]);
});
