import { afterEach, expect, test } from "vitest";
import { configure, settings } from "./settings.ts";

const initial = settings();
afterEach(() => configure(initial));

test("what is not named stays", () => {
  configure({ threads: 3 });
  expect(settings()).toEqual({ ...initial, threads: 3 });
});

for (const [change, message] of [
  [{ threads: -1 }, "threads: expected a whole number of at least 0, got -1"],
  [{ maxSessions: 0 }, "maxSessions: expected a whole number of at least 1, got 0"],
  [{ maxPending: 1.5 }, "maxPending: expected a whole number of at least 1, got 1.5"],
] as const)
  test(`${JSON.stringify(change)} changes nothing`, () => {
    expect(() => configure({ spinning: !initial.spinning, ...change })).toThrow(message);
    expect(settings()).toEqual(initial);
  });
