import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { mapAhead } from "./map-ahead.ts";

async function* count(until: number, log: string[] = []): AsyncGenerator<number, void> {
  try {
    for (let item = 1; item <= until; item++) {
      await turn();
      log.push(`made ${item}`);
      yield item;
    }
  } finally {
    log.push("left");
  }
}

test("results keep the order of the source, however long each takes", async () => {
  const slowFirst = async (item: number) => {
    await sleep(item === 2 ? 20 : 0);
    return 10 * item;
  };
  const seen: number[] = [];
  for await (const result of mapAhead(count(5), slowFirst, 3)) seen.push(result);
  expect(seen).toEqual([10, 20, 30, 40, 50]);
});

test("the source goes on while results are made, but for the first, and only so far", async () => {
  const log: string[] = [];
  const map = async (item: number) => {
    // Waits for what has to be made meanwhile, then long enough for what must not be.
    while (item > 1 && item < 5 && !log.includes(`made ${item + 1}`)) await turn();
    for (let turns = 0; turns < 10; turns++) await turn();
    log.push(`mapped ${item}`);
  };
  for await (const _ of mapAhead(count(5, log), map, 2));
  expect(log.indexOf("mapped 1")).toBeLessThan(log.indexOf("made 2"));
  expect(log.indexOf("made 3")).toBeLessThan(log.indexOf("mapped 2"));
  expect(log.indexOf("made 4")).toBeGreaterThan(log.indexOf("mapped 2"));
});

test("what was made before the source or a result fails comes first", async () => {
  async function* failing() {
    yield* count(2);
    throw new Error("source");
  }
  const seen: number[] = [];
  const slow = async (item: number) => {
    await sleep(10);
    return item;
  };
  const take = async (stream: AsyncIterable<number>) => {
    for await (const item of stream) seen.push(item);
  };
  const refuse = async (item: number) => {
    if (item === 2) throw new Error("result");
    return item;
  };
  await expect(take(mapAhead(count(3), refuse, 3))).rejects.toThrow("result");
  expect(seen).toEqual([1]);
  seen.length = 0;
  await expect(take(mapAhead(failing(), slow, 3))).rejects.toThrow("source");
  expect(seen).toEqual([1, 2]);
});

test("who leaves early waits until the source is left and nothing is in the making", async () => {
  const log: string[] = [];
  const map = async (item: number) => {
    await sleep(10);
    log.push(`mapped ${item}`);
    return item;
  };
  for await (const item of mapAhead(count(9, log), map, 3)) {
    await sleep(30);
    if (item === 2) break;
  }
  expect(log).toContain("left");
  const made = log.filter((line) => line.startsWith("made")).length;
  expect(log.filter((line) => line.startsWith("mapped"))).toHaveLength(made);
});
