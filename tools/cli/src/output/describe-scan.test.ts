import { create } from "@bufbuild/protobuf";
import { ScanSchema, ScanState } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { describeProgress, describeWork, formatDuration, hasEnded } from "./describe-scan.ts";

test.each([
  [0.4, "0 s"],
  [59.4, "59 s"],
  [59.6, "1 min 0 s"],
  [200, "3 min 20 s"],
  [7500, "2 h 5 min"],
  [360_000_000, "100,000 h 0 min"],
])("%d seconds are %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test("progress says what is done, how fast, how long it still takes, and how many work", () => {
  const progress = { done: 1500n, total: 3000n, rate: 99.96, secondsLeft: 15 };
  expect(describeProgress(create(ScanSchema, { progress, workers: 2 }))).toBe(
    "██████████          ▏ 1,500 of 3,000 images, 100 images/s, 15 s left, 2 workers",
  );
});

test("progress of what has not begun", () => {
  expect(describeProgress(create(ScanSchema, { progress: { total: 10n } }))).toBe(
    "                    ▏ 0 of 10 images",
  );
});

test("progress of what waits says for which scan", () => {
  expect(describeProgress(create(ScanSchema, { progress: { total: 10n }, waitingFor: "01a2221b" }))).toBe(
    "                    ▏ 0 of 10 images, waiting for scan 01a2221b",
  );
});

test.each([
  [ScanState.QUEUED, false],
  [ScanState.RUNNING, false],
  [ScanState.COMPLETE, true],
  [ScanState.CANCELLED, true],
  [ScanState.FAILED, true],
])("state %i has ended: %s", (state, ended) => {
  expect(hasEnded(create(ScanSchema, { state }))).toBe(ended);
});

test("what is scanned", () => {
  expect(describeWork(create(ScanSchema, { model: "m", dataset: "d", split: "train" }))).toBe("m over d, split train");
  expect(describeWork(create(ScanSchema, { model: "m", dataset: "d" }))).toBe("m over d");
});
