import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { RunSchema, RunState } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { describeRunProgress, describeRunState, describeTraining, hasRunEnded } from "./describe-run.ts";

const run = (given: MessageInitShape<typeof RunSchema>) => create(RunSchema, given);
const kind = { case: "fromScratch", value: { architecture: '{ "name": "mine", "layers": [] }' } } as const;
const request = { dataset: "pets", split: "train", options: { epochs: 40 }, kind };
const latest = {
  step: 50n,
  epoch: 3.25,
  loss: 1.5,
  trainingAccuracy: 0.4321,
  learningRate: 0.01,
  imagesPerSecond: 250,
};

test.each([
  [{ request }, "mine on pets, split train"],
  [
    { request: { ...request, kind: { case: "transfer", value: { model: "a/1", frozenThrough: "relu6" } } } },
    "a/1 behind relu6 on pets, split train",
  ],
  [{ request: { kind: { case: "external", value: {} } } }, "trained elsewhere"],
] as [MessageInitShape<typeof RunSchema>, string][])("%# is told in a few words", (given, said) => {
  expect(describeTraining(run(given))).toBe(said);
});

test("progress has epoch, loss, accuracy, rate, speed and time left", () => {
  const progress = { done: 50n, total: 100n, secondsLeft: 75 };
  expect(describeRunProgress(run({ request, progress, latest, state: RunState.RUNNING }))).toBe(
    "██████████          ▏ epoch 3.3 of 40, loss 1.500, accuracy 43.2 %, rate 0.01, 250 images/s, 1 min 15 s left",
  );
});

test("a run that is taken up again says that it prepares, not how fast it was", () => {
  const progress = { done: 50n, total: 100n };
  const preparing = run({ request, progress, latest, state: RunState.RUNNING, preparing: true });
  expect(describeRunProgress(preparing)).toBe("██████████          ▏ preparing the images of pets");
});

test("a run that waits says for which", () => {
  const waiting = run({ request, progress: { total: 100n }, waitingFor: "other", state: RunState.QUEUED });
  expect(describeRunProgress(waiting).trimStart()).toBe("▏ queued, waiting for run other");
});

test.each([
  [{ waitingFor: "other", state: RunState.QUEUED }, "queued, waiting for run other"],
  [{ progress: { total: 100n }, state: RunState.RUNNING }, "running"],
  [{ request, preparing: true, state: RunState.RUNNING }, "running  preparing the images of pets"],
  [{ latest, state: RunState.STOPPED }, "stopped  epoch 3.3, loss 1.500, accuracy 43.2 %, rate 0.01, 250 images/s"],
] as [MessageInitShape<typeof RunSchema>, string][])("a run's state is told once: %#", (given, said) => {
  expect(describeRunState(run(given))).toBe(said);
});

test.each([
  [RunState.QUEUED, false],
  [RunState.RUNNING, false],
  [RunState.COMPLETE, true],
  [RunState.STOPPED, true],
  [RunState.FAILED, true],
])("state %d has ended: %s", (state, ended) => expect(hasRunEnded(run({ state }))).toBe(ended));
