import { create } from "@bufbuild/protobuf";
import { RunSchema, RunState } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { describePace, describeRest } from "./pace-words.ts";

const kind = { case: "fromScratch" as const, value: {} };
const running = {
  state: RunState.RUNNING,
  preparing: true,
  request: { dataset: "tiny", options: { batchSize: 64 }, kind },
};

test("a run that has begun says what it does until its first step", () => {
  expect(describeRest(create(RunSchema, running))).toBe(
    "Starting its engine and looking through tiny for the images to learn from.",
  );
  const prepared = { ...running, progress: { total: 7440n }, stepsPerEpoch: 93n };
  expect(describeRest(create(RunSchema, prepared))).toBe(
    "Preparing about 5,952 images of tiny; then comes the first of 7,440 steps.",
  );
  expect(describeRest(create(RunSchema, { ...prepared, preparing: false }))).toBeUndefined();
});

test("a run that is taken up again says so too, and with which step it goes on", () => {
  const resumed = { ...running, progress: { done: 4650n, total: 7440n }, stepsPerEpoch: 93n, latest: { step: 4650n } };
  expect(describeRest(create(RunSchema, resumed))).toBe(
    "Preparing about 5,952 images of tiny; then comes step 4,651 of 7,440.",
  );
  // How fast it was is not how fast it is.
  const quick = { ...resumed, latest: { step: 4650n, imagesPerSecond: 42 } };
  expect(describePace(create(RunSchema, quick)).join()).not.toContain("images a second");
  expect(describePace(create(RunSchema, { ...quick, preparing: false }))).toContain("42 images a second");
});

test("a run that waits says for what, one that failed says why, one from elsewhere says nothing", () => {
  expect(describeRest(create(RunSchema, { state: RunState.QUEUED, waitingFor: "other" }))).toBe(
    "Starts when other ends.",
  );
  expect(describeRest(create(RunSchema, { state: RunState.FAILED, error: "no image" }))).toBe("no image");
  const external = { case: "external" as const, value: {} };
  expect(describeRest(create(RunSchema, { state: RunState.RUNNING, request: { kind: external } }))).toBeUndefined();
});
