import { afterEach, expect, test } from "vitest";
import { configure, settings } from "./settings.ts";

const initial = settings();
afterEach(() => configure(initial));

test("what is not named stays", () => {
  configure({ threads: 3 });
  expect(settings()).toEqual({ ...initial, threads: 3 });
});

for (const [change, message] of [
  [{ threads: -1 }, "threads: expected a whole number of at least 0 and at most 1024, got -1"],
  [{ threads: 100_000 }, "threads: expected a whole number of at least 0 and at most 1024, got 100000"],
  [{ maxSessions: 0 }, "maxSessions: expected a whole number of at least 1, got 0"],
  [{ maxPending: 1.5 }, "maxPending: expected a whole number of at least 1, got 1.5"],
] as const)
  test(`${JSON.stringify(change)} changes nothing`, () => {
    expect(() => configure({ spinning: !initial.spinning, ...change })).toThrow(message);
    expect(settings()).toEqual(initial);
  });

for (const [change, message] of [
  ['{ "threads": "2" }', 'threads: expected a number, got "2"'],
  ['{ "spinning": 1 }', "spinning: expected a boolean, got 1"],
  ['{ "profilePrefix": null }', "profilePrefix: expected a string, got null"],
  ['{ "thread": 2 }', "thread: expected one of threads, spinning,"],
  ["null", "configure: expected an object of settings, got null"],
  ["2", "configure: expected an object of settings, got 2"],
] as const)
  test(`what is no setting, ${change}, is refused`, () => {
    expect(() => configure(JSON.parse(change))).toThrow(message);
    expect(settings()).toEqual(initial);
  });
