import { describe, expect, test } from "vitest";
import { LeaseCache } from "./lease-cache.ts";

function setUp(capacity: number) {
  const made: string[] = [];
  const disposed: string[] = [];
  const cache = new LeaseCache<{ key: string; dispose(): void }>(capacity);
  const lease = (key: string) =>
    cache.lease(key, async () => {
      made.push(key);
      return { key, dispose: () => disposed.push(key) };
    });
  const touch = async (key: string): Promise<void> => (await lease(key))[Symbol.dispose]();
  return { cache, made, disposed, lease, touch };
}

describe("LeaseCache", () => {
  test("makes each thing once, also for those who ask at the same time", async () => {
    const { made, lease } = setUp(2);
    const [first, second] = await Promise.all([lease("a"), lease("a")]);
    expect(first.value).toBe(second.value);
    expect(made).toEqual(["a"]);
  });

  test("disposes of the least recently used beyond its capacity", async () => {
    const { disposed, touch } = setUp(2);
    for (const key of ["a", "b", "a", "c"]) {
      await touch(key);
    }
    expect(disposed).toEqual(["b"]);
  });

  test("does not dispose of what is in use, and does not count it", async () => {
    const { disposed, lease, touch } = setUp(1);
    const held = await lease("held");
    for (const key of ["a", "b"]) {
      await touch(key);
    }
    expect(disposed).toEqual(["a"]);
    held[Symbol.dispose]();
    held[Symbol.dispose]();
    expect(disposed).toEqual(["a", "held"]);
  });

  test("what is dropped is disposed of, once nobody uses it, and made anew for who asks next", async () => {
    const { cache, made, disposed, lease, touch } = setUp(2);
    await touch("idle");
    const held = await lease("held");
    cache.drop((key) => key !== "other");
    expect(disposed).toEqual(["idle"]);
    expect(cache.size).toBe(0);
    const again = await lease("held");
    expect(again.value).not.toBe(held.value);
    held[Symbol.dispose]();
    held[Symbol.dispose]();
    expect(disposed).toEqual(["idle", "held"]);
    again[Symbol.dispose]();
    expect(made).toEqual(["idle", "held", "held"]);
    expect(disposed).toEqual(["idle", "held"]);
  });

  test("what is dropped while it is made goes once it was used", async () => {
    const { cache, disposed, lease } = setUp(2);
    const leasing = lease("a");
    cache.drop(() => true);
    (await leasing)[Symbol.dispose]();
    expect(disposed).toEqual(["a"]);
  });

  test("does not keep a failure", async () => {
    const { cache, touch, made } = setUp(1);
    const failing = cache.lease("a", () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    await touch("a");
    expect(made).toEqual(["a"]);
  });
});
