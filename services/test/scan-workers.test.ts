import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient, type Transport } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-node";
import { DatasetService, DeconvService, ScanState } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mergeLanes } from "../src/scans/testing/made-up-scan.ts";
import { type RunningWorker, startWorker } from "../src/start-worker.ts";
import { openStore, type Store } from "../src/store/open-store.ts";
import { importBytes } from "./import-bytes.ts";
import { writePictures } from "./scan-pictures.ts";
import { smallModel } from "./small-model.ts";
import { startPostgres, type TestPostgres } from "./start-postgres.ts";
import { startTestServices, type TestServices, testOptions } from "./start-test-services.ts";
import { watchToEnd } from "./watch-to-end.ts";

const pictures = 300;

let postgres: TestPostgres;
/** A scan that nothing disturbed. */
let undisturbed: TestServices;
let expected: Map<string, Uint8Array>;

/** The model and the dataset, in the server behind a transport. */
async function provide(transport: Transport, path: string): Promise<void> {
  await importBytes(transport, { name: "small", preprocessing: { divideBy: 255 } }, smallModel());
  await createClient(DatasetService, transport).registerDataset({ name: "pets", path });
}

async function createScan(transport: Transport): Promise<string> {
  const { scan } = await createClient(DeconvService, transport).createScan({ model: "small", dataset: "pets" });
  return scan?.id ?? "";
}

async function readLayers(scans: TestServices["context"]["scans"], id: string): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const { name } of (await scans.find(id))?.layers ?? []) {
    found.set(name, mergeLanes(await scans.parts(id, name)));
  }
  return found;
}

beforeAll(async () => {
  postgres = await startPostgres();
  undisturbed = await startTestServices();
  await writePictures(join(undisturbed.dataRoot, "pets", "train"), pictures, ["cat", "dog"]);
  await provide(undisturbed.transport, "pets");
  const id = await createScan(undisturbed.transport);
  const { last } = await watchToEnd(undisturbed.transport, id);
  expect(last).toMatchObject({ state: ScanState.COMPLETE, error: "" });
  expected = await readLayers(undisturbed.context.scans, id);
  expect(expected.size).toBeGreaterThan(3);
});
afterAll(async () => {
  await undisturbed.close();
  await postgres.close();
});

describe("workers on a shared store", () => {
  const workers: RunningWorker[] = [];
  let server: TestServices;
  let store: string;

  async function work(dataRoots: string[]): Promise<void> {
    const dataDir = join(server.dataRoot, `worker-${workers.length}`);
    workers.push(await startWorker({ ...testOptions, store, dataDir, dataRoots }));
  }

  beforeAll(async () => {
    store = await postgres.createDatabase();
    server = await startTestServices({ store, scanWorkers: 0, dataRoots: [undisturbed.dataRoot] });
    await provide(server.transport, "pets");
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await server.close();
  });

  test("one without the dataset says so and leaves the scan to those that have it", async () => {
    const id = await createScan(server.transport);
    await work([server.dataRoot]);
    const find = () => server.context.scans.find(id);
    while ((await find())?.error === "") {
      await sleep(50);
    }
    expect(await find()).toMatchObject({ done: 0, error: expect.stringMatching(/^worker .+ inside the data root/) });
    await work([undisturbed.dataRoot]);
    await work([undisturbed.dataRoot]);
    const { last } = await watchToEnd(server.transport, id);
    expect(last).toMatchObject({ state: ScanState.COMPLETE, progress: { done: BigInt(pictures) } });
    expect(await readLayers(server.context.scans, id)).toEqual(expected);
  });
});

describe("a server that is killed", () => {
  let folder: string;
  let server: ChildProcess;
  let transport: Transport;
  let address: string;

  async function start(): Promise<void> {
    const flags = {
      "data-dir": join(folder, "state"),
      "data-root": undisturbed.dataRoot,
      backend: testOptions.backend,
    };
    const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value ?? "cpu"]);
    const main = join(import.meta.dirname, "..", "src", "main.ts");
    server = spawn(process.execPath, [main, ...args, "--http-port", "0", "--grpc-port", "0"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (server.stderr === null) {
      throw new Error("expected a pipe");
    }
    for await (const line of createInterface({ input: server.stderr })) {
      const { msg, http } = JSON.parse(line);
      if (msg === "listening") {
        server.stderr.resume();
        address = `http://127.0.0.1:${http}`;
        transport = createConnectTransport({ baseUrl: address, httpVersion: "1.1" });
        return;
      }
    }
    throw new Error("the server ended");
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ended = once(server, "exit");
    server.kill(signal);
    await ended;
  }

  async function inStore<Result>(read: (store: Store) => Promise<Result>): Promise<Result> {
    const store = await openStore({ dataDir: join(folder, "state"), store: undefined }, () => undefined);
    try {
      return await read(store);
    } finally {
      await store.close();
    }
  }

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), "deconvscope-killed-")));
    await start();
    await provide(transport, "pets");
  });
  afterAll(async () => {
    await end("SIGTERM");
    await rm(folder, { recursive: true });
  });

  test("goes on by itself with its scan, to the same bytes", async () => {
    const id = await createScan(transport);
    const client = createClient(DeconvService, transport);
    while ((await client.getScan({ id })).scan?.progress?.done === 0n) {
      await sleep(20);
    }
    await end("SIGKILL");
    const { done = 0 } = (await inStore(({ scans }) => scans.find(id))) ?? {};
    await start();
    const { last } = await watchToEnd(transport, id);
    expect(last).toMatchObject({ state: ScanState.COMPLETE, error: "", progress: { done: BigInt(pictures) } });
    const metrics = await (await fetch(`${address}/metrics`)).text();
    expect(metrics).toMatch(new RegExp(`^deconvscope_images_total ${pictures - done}$`, "m"));
    expect(await inStore(({ scans }) => readLayers(scans, id))).toEqual(expected);
  });
});
