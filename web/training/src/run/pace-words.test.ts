import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { RunSchema, RunState } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { describeMeans, describePace } from "./pace-words.ts";

const paceOf = (run: MessageInitShape<typeof RunSchema>) => describePace(create(RunSchema, run));
const kind = { case: "fromScratch" as const, value: {} };
const running = {
  state: RunState.RUNNING,
  preparing: true,
  request: { dataset: "tiny", options: { batchSize: 64, epochs: 80 }, kind },
};

test("a run that has begun says what it does until its first step", () => {
  expect(paceOf(running)).toEqual(["Starting its engine and looking through tiny for the images to learn from."]);
  const prepared = { ...running, progress: { total: 7440n }, stepsPerEpoch: 93n };
  expect(paceOf(prepared)).toEqual(["Preparing about 5,952 images of tiny; then comes the first of 7,440 steps."]);
  expect(paceOf({ ...prepared, preparing: false })).toEqual(["epoch 0 of 80", "step 0 of 7,440"]);
});

test("a run that is taken up again says so too, and with which step it goes on", () => {
  const resumed = { ...running, progress: { done: 4650n, total: 7440n }, stepsPerEpoch: 93n, latest: { step: 4650n } };
  // How fast it was is not how fast it is.
  const quick = { ...resumed, latest: { step: 4650n, imagesPerSecond: 42 } };
  expect(paceOf(quick)).toEqual(["Preparing about 5,952 images of tiny; then comes step 4,651 of 7,440."]);
  expect(paceOf({ ...quick, preparing: false })).toContain("42 images a second");
});

test("a run that waits says for what, one that failed says why, one from elsewhere how far it is", () => {
  expect(paceOf({ state: RunState.QUEUED, waitingFor: "other" })).toEqual(["Starts when other ends."]);
  const failed = { ...running, preparing: false, state: RunState.FAILED, error: "no image" };
  expect(paceOf(failed)).toEqual(["epoch 0 of 80", "no image"]);
  const external = { case: "external" as const, value: {} };
  expect(paceOf({ state: RunState.RUNNING, request: { kind: external } })).toEqual(["nothing has come yet"]);
});

test("what it is trained with stays apart from how it goes", () => {
  const options = { batchSize: 64, momentum: 0.9, filterRmsBound: 0.1 };
  expect(describeMeans(create(RunSchema, { request: { options, kind } }))).toEqual([
    "batch 64",
    "momentum 0.9",
    "plateau",
    "RMS bound 0.1",
  ]);
});
