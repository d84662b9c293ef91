import { existsSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EngineClient } from "./engine-client.ts";
import type { EngineClientOptions } from "./engine-client-options.ts";
import type { EngineJobs } from "./engine-jobs.ts";

const preprocessing = { resizeShortSide: 0, channelOrder: "RGB", divideBy: 1, mean: [], deviation: [] } as const;

function streamOf(count: number, bytes: number): EngineJobs["projectUnits"]["request"] {
  return {
    model: { path: String(bytes), sha256: "", inputShape: undefined, preprocessing, independentClasses: false },
    image: { kind: "encoded", sha256: "", bytes: new Uint8Array() },
    wanted: { layer: "", count },
    rule: "deconvnet",
    seed: "activation",
    together: false,
    includeSignal: false,
  };
}

const logged: string[] = [];

/** Longer than a test may take. */
const forEver = "wait 600000";

function start(options: Partial<EngineClientOptions> = {}): Promise<EngineClient> {
  return EngineClient.start({
    entry: new URL("./testing/scripted-engine.ts", import.meta.url),
    settings: { backend: undefined, maxImagePixels: 1, windowBytes: 2 ** 21, graphMegabytes: 1 },
    queueLength: 4,
    maxStreams: 8,
    memoryMegabytes: 2048,
    log: (_, text) => logged.push(text),
    ...options,
  });
}

describe("EngineClient", () => {
  let engine: EngineClient;
  const tell = (path: string, signal?: AbortSignal) => engine.call("recogniseDataset", { path }, signal);

  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine.close());

  test("answers calls in the order in which they came, one at a time", async () => {
    const order: string[] = [];
    const note = async (path: string) => {
      await tell(path);
      order.push(path);
    };
    await Promise.all([note("wait 60"), note("wait 1"), note("answer")]);
    expect(order).toEqual(["wait 60", "wait 1", "answer"]);
  });

  test("pictures for an atlas wait until nothing else does", async () => {
    const order: string[] = [];
    const note = async (name: string, call: Promise<unknown>) => {
      await call.catch(() => undefined);
      order.push(name);
    };
    const { model } = streamOf(0, 0);
    const pictures = {
      model,
      dataset: { format: "menagerie", path: "" },
      split: "",
      rule: "deconvnet",
      side: 0,
    } as const;
    await Promise.all([
      note("first", tell("wait 60")),
      note("pictures", engine.call("projectTops", { ...pictures, images: [] })),
      note("second", tell("wait 20")),
      note("third", tell("answer")),
    ]);
    expect(order).toEqual(["first", "second", "third", "pictures"]);
  });

  test("a full queue refuses at once, whatever is computed", async () => {
    const controller = new AbortController();
    const running = tell(forEver, controller.signal);
    const waiting = Array.from({ length: 4 }, () => tell("answer"));
    for (let i = 0; i < 5; i++) {
      await expect(tell("answer")).rejects.toMatchObject({
        origin: "queue",
        message: expect.stringContaining("4 calls"),
      });
    }
    controller.abort(new Error("enough"));
    await expect(running).rejects.toThrow("enough");
    await Promise.all(waiting);
  });

  test("errors of the engine keep their origin, code and words", async () => {
    await expect(tell("refuse")).rejects.toMatchObject({
      origin: "ArchiveError",
      code: "malformed",
      message: "refused as told",
    });
  });

  test("a defect is logged with its stack", async () => {
    await expect(tell("break")).rejects.toMatchObject({ origin: "defect" });
    expect(logged.join("\n")).toMatch(/TypeError: broken as told\n\s+at /);
  });

  test("kill -9: the running call fails, the waiting one is answered, the next works", async () => {
    const running = tell(forEver);
    const waiting = tell("answer");
    await sleep(50);
    expect(engine.pid).toBeGreaterThan(0);
    process.kill(engine.pid ?? process.pid, "SIGKILL");
    await expect(running).rejects.toMatchObject({ origin: "process", message: expect.stringContaining("SIGKILL") });
    expect(await waiting).toEqual({ format: undefined, why: "answer" });
    expect(await tell("answer")).toEqual({ format: undefined, why: "answer" });
  });

  test("an engine that ends by itself is started again", async () => {
    await expect(tell("exit")).rejects.toThrow("exit code 7");
    expect(await tell("answer")).toEqual({ format: undefined, why: "answer" });
  });

  test("cancel of the running call frees the engine for the next one", async () => {
    for (let i = 0; i < 4; i++) {
      const controller = new AbortController();
      const running = tell(forEver, controller.signal);
      await sleep(30);
      controller.abort(new Error("enough"));
      await expect(running).rejects.toThrow("enough");
      await tell("answer");
    }
  });

  test("the engine is told at once of a model that is no more, and tells what it keeps", async () => {
    const controller = new AbortController();
    const running = tell(forEver, controller.signal);
    engine.forgetModel("model");
    await expect.poll(() => engine.memory.models).toBe(1);
    expect(engine.memory.residentBytes).toBeGreaterThan(2 ** 20);
    controller.abort(new Error("enough"));
    await expect(running).rejects.toThrow("enough");
  });

  test("a call that is cancelled while it waits never starts", async () => {
    const controller = new AbortController();
    const { pid } = engine;
    const running = tell("wait 100");
    const waiting = tell("exit", controller.signal);
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    await running;
    expect(engine.queued).toBe(0);
    expect(engine.pid).toBe(pid);
  });

  test("a reader that stalls holds its own job at 2 MB, and nobody else's", async () => {
    const reader = engine.stream("projectUnits", streamOf(20, 500_000));
    const first = await reader.next();
    expect(first.value?.unit.channel).toBe(0);
    await sleep(100);
    expect(await tell("answer")).toEqual({ format: undefined, why: "answer" });
    const stalledUntil = Date.now();
    await sleep(20);
    const rest = [];
    for await (const { unit } of reader) {
      rest.push(unit);
    }
    expect(rest.map(({ channel }) => channel)).toEqual(Array.from({ length: 19 }, (_, index) => index + 1));
    // Four fill the window; one more waits, made, to be sent.
    expect(rest.filter(({ activation: madeAt }) => madeAt <= stalledUntil).length).toBeLessThanOrEqual(4);
  });
});

test("an engine in the background lets others go first", async () => {
  const engine = await start({ niceness: 10 });
  const waiting = engine.call("recogniseDataset", { path: "wait 100" });
  expect(engine.busy).toBe(true);
  const lowered = Math.min(19, getPriority() + 10);
  expect(getPriority(engine.pid)).toBe(lowered);
  const session = `/proc/${engine.pid}/autogroup`;
  if (existsSync(session)) {
    await expect.poll(() => readFileSync(session, "utf8")).toContain(`nice ${lowered}`);
  }
  await waiting;
  expect(engine.busy).toBe(false);
  engine.close();
});

describe("limits", () => {
  test("more streams than the limit are refused", async () => {
    const engine = await start({ maxStreams: 1 });
    const reader = engine.stream("projectUnits", streamOf(9, 1_000_000));
    await reader.next();
    const refused = engine.call("recogniseDataset", { path: "answer" });
    await expect(refused).rejects.toMatchObject({ origin: "queue", code: "streams" });
    await reader.return();
    // The engine has to hear of it first.
    const ask = () => engine.call("recogniseDataset", { path: "answer" }).catch((reason: unknown) => reason);
    await expect.poll(ask, { timeout: 60_000 }).toEqual({ format: undefined, why: "answer" });
    engine.close();
    await expect(engine.call("recogniseDataset", { path: "answer" })).rejects.toMatchObject({ origin: "process" });
  });

  test("an idle engine beyond its memory is started afresh, which is no error", async () => {
    logged.length = 0;
    const engine = await start({ memoryMegabytes: 16 });
    const { pid } = engine;
    await engine.call("recogniseDataset", { path: "answer" });
    await engine.call("recogniseDataset", { path: "answer" });
    expect(engine.pid).not.toBe(pid);
    engine.close();
    expect(logged).toContain("the engine process is started afresh");
    expect(logged.filter((text) => text.includes("ended"))).toEqual([]);
  });
});

test("a program that cannot start says why", async () => {
  const starting = start({ entry: new URL("./testing/no-such-engine.ts", import.meta.url) });
  await expect(starting).rejects.toMatchObject({ origin: "process", message: expect.stringContaining("Cannot find") });
});
