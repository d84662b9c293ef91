import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, type UnknownField } from "@bufbuild/protobuf";
import { createClient, createHandlerContext, createRouterTransport } from "@connectrpc/connect";
import { TrainingService, type WatchRunResponse, WatchRunResponseSchema } from "@deconvscope/proto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { RunClaim } from "../runs/run-queue.ts";
import { madeUpBatch, madeUpPoints, madeUpRun, madeUpSnapshot } from "../runs/testing/made-up-run.ts";
import { RunWatch } from "../runs/watch-runs.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { createWatchRun } from "./training-watch.ts";

let folder: string;
let store: Store;
let held: RunClaim;
let watchRun: ReturnType<typeof createWatchRun>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deconvscope-training-watch-"));
  store = await openStore({ dataDir: folder, store: undefined }, () => undefined);
  await store.runs.create(madeUpRun("one"));
  held = (await store.runQueue.claim("a")) ?? expect.unreachable();
  await store.runQueue.commit(held, madeUpBatch({ points: madeUpPoints(1, 700) }));
  await store.runQueue.commit(held, madeUpBatch({ snapshot: await madeUpSnapshot(store.blobs, "one/70", 700) }));
  watchRun = createWatchRun(store, new RunWatch(store.runs));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

test("binary and JSON callers are told the same", async () => {
  await store.runQueue.complete(held);
  const tell = async (useBinaryFormat: boolean): Promise<WatchRunResponse[]> => {
    const transport = createRouterTransport(({ service }) => service(TrainingService, { watchRun }), {
      transport: { useBinaryFormat },
    });
    const all: WatchRunResponse[] = [];
    for await (const message of createClient(TrainingService, transport).watchRun({ id: "one" })) all.push(message);
    return all;
  };
  const [binary, text] = [await tell(true), await tell(false)];
  expect(binary).toEqual(text);
  expect(binary.map(({ event, watchers }) => [event.case, watchers])).toEqual(
    ["run", "metrics", "metrics", "snapshot", "features", "run"].map((kind) => [kind, 1]),
  );
  const [, first, second] = binary;
  expect([first, second].flatMap((one) => (one?.event.case === "metrics" ? one.event.value.metrics : []))).toHaveLength(
    700,
  );
});

test("what many are told at once is written once", async () => {
  const ending = new AbortController();
  const { watchRun: method } = TrainingService.method;
  const watch = (): AsyncIterator<unknown> => {
    const context = createHandlerContext({
      service: TrainingService,
      method,
      protocolName: "grpc",
      requestMethod: "POST",
      url: "http://localhost",
      requestSignal: ending.signal,
    });
    return watchRun(create(method.input, { id: "one" }), context)[Symbol.asyncIterator]();
  };
  const watchers = Array.from({ length: 20 }, watch);
  for (let event = 0; event < 5; event++) {
    const told = await Promise.all(watchers.map((one) => one.next()));
    const bytes = new Set(told.map(({ value }) => writtenOf(value).data));
    expect([event, bytes.size]).toEqual([event, 1]);
  }
  await Promise.all(watchers.map((one) => one.return?.()));
});

function writtenOf(message: unknown): UnknownField {
  const [field, ...others] = create(WatchRunResponseSchema, message as WatchRunResponse).$unknown ?? [];
  expect(others).toEqual([]);
  return field ?? expect.unreachable();
}
