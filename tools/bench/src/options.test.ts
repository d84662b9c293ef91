import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

test("without names every case but start, three rounds", () => {
  const options = readOptions([]);
  expect(options.cases).toEqual([
    "forward",
    "projection",
    "winners",
    "occlusion",
    "invariance",
    "diagnosis",
    "scan",
    "evaluation",
    "training",
    "run",
    "watchers",
    "rpc",
    "latency",
    "zones",
  ]);
  expect(options).toMatchObject({ rounds: 3, backends: undefined, profile: false, save: false });
  expect(options.threads).toBeGreaterThanOrEqual(1);
});

test("what is asked for", () => {
  const options = readOptions(["training", "--backends", "cpu, tensorflow", "--threads", "1", "--rounds", "7"]);
  expect(options).toMatchObject({ cases: ["training"], backends: ["cpu", "tensorflow"], threads: 1, rounds: 7 });
});

test.each([
  [
    ["forwards"],
    'case: expected one of forward, projection, winners, occlusion, invariance, diagnosis, scan, evaluation, training, run, watchers, rpc, latency, zones, start, got "forwards"',
  ],
  [["--rounds", "0"], '--rounds: expected a whole number of at least 1, got "0"'],
  [["--threads", "two"], '--threads: expected a whole number of at least 1, got "two"'],
  [["--profile", "--save"], "--profile: expected without --save"],
  [["--profile", "zones"], "--profile: expected forward, projection or training"],
])("%j is refused", (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});
