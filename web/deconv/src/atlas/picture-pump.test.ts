import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PicturePump, type Versioned } from "./picture-pump.ts";

interface Call {
  channels: readonly number[];
  signal: AbortSignal;
  answer: () => Promise<void>;
  fail: () => Promise<void>;
}
let calls: Call[];
let known: Map<number, Versioned<string>>;
let versions: Map<number, number>;
let failures: unknown[];

function startPump(): PicturePump<string> {
  return new PicturePump<string>({
    load: (channels, signal) =>
      new Promise((resolve, reject) => {
        const answer = async () => {
          resolve(new Map(channels.map((channel) => [channel, `map ${channel}`])));
          await vi.advanceTimersByTimeAsync(0);
        };
        const fail = async () => {
          reject(new Error("the server is away"));
          await vi.advanceTimersByTimeAsync(0);
        };
        calls.push({ channels, signal, answer, fail });
      }),
    show: (maps) => {
      for (const [channel, value] of maps) known.set(channel, value);
    },
    fail: (thrown) => failures.push(thrown),
    known: (channel) => known.get(channel),
    versionOf: (channel) => versions.get(channel) ?? 0,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  calls = [];
  known = new Map();
  versions = new Map();
  failures = [];
});
afterEach(() => vi.useRealTimers());

it("asks in the order of the view, for more at a time once answers are quick", async () => {
  const pump = startPump();
  pump.want([5, 6, 7, 8, 9, 10, 11]);
  for (let call = 0; call < 3; call++) await calls[call]!.answer();
  expect(calls.map(({ channels }) => channels)).toEqual([[5], [6, 7], [8, 9, 10, 11]]);
  expect(known.get(11)).toEqual({ version: 0, value: "map 11" });
});

it("asks for fewer at a time while answers are slow, so that the first come soon", async () => {
  const pump = startPump();
  pump.want([1, 2, 3, 4, 5]);
  await calls[0]!.answer();
  await vi.advanceTimersByTimeAsync(5000);
  await calls[1]!.answer();
  expect(calls.map(({ channels }) => channels)).toEqual([[1], [2, 3], [4]]);
});

it("gives a call up when none of its maps is in view any more, and lets it go on while one is", async () => {
  const pump = startPump();
  pump.want([1, 2, 3]);
  pump.want([0, 1]);
  expect(calls[0]?.signal.aborted).toBe(false);
  pump.want([90, 91]);
  expect(calls[0]?.signal.aborted).toBe(true);
  expect(calls[1]?.channels).toEqual([90]);
  await calls[0]!.answer();
  expect(known.has(1)).toBe(false);
});

it("asks again for maps that changed, not more often than every two seconds", async () => {
  const pump = startPump();
  pump.want([1, 2]);
  await calls[0]!.answer();
  await calls[1]!.answer();
  versions.set(2, 1);
  pump.want([1, 2]);
  expect(calls).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(2500);
  expect(calls[2]?.channels).toEqual([2]);
  await calls[2]!.answer();
  expect(known.get(2)?.version).toBe(1);
});

it("asks nothing any more once it is stopped", async () => {
  const pump = startPump();
  pump.want([1]);
  pump.stop();
  expect(calls[0]?.signal.aborted).toBe(true);
  await calls[0]!.answer();
  expect(known.size).toBe(0);
  expect(failures).toEqual([]);
});

it("rests after a failure, ever longer, and tries again by itself or when told", async () => {
  const pump = startPump();
  pump.want([1]);
  await calls[0]!.fail();
  pump.want([1]);
  expect(calls).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(calls).toHaveLength(2);
  await calls[1]!.fail();
  await vi.advanceTimersByTimeAsync(1000);
  expect(calls).toHaveLength(2);
  pump.retry();
  expect(calls).toHaveLength(3);
  expect(failures).toHaveLength(2);
});
