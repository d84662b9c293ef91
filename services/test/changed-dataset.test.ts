import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Code, createClient } from "@connectrpc/connect";
import { DatasetService, DeconvService, RunState, ScanState } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { refusal } from "./refusal.ts";
import { smallModel } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { createTinyRun, registerPets } from "./tiny-run.ts";
import { watchRun } from "./watch-run.ts";
import { watchToEnd } from "./watch-to-end.ts";

let folder: string;
let services: TestServices;
let scanned: string;
const deconv = () => createClient(DeconvService, services.transport);
const why =
  'labels: expected the 3 that the dataset had when it was added, got 4: label 0 was "cat" and is "bear"; add it again';
const scan = async (k: number): Promise<string> =>
  (await deconv().createScan({ model: "small", dataset: "pets", split: "val", layers: ["relu2"], k })).scan!.id;

/** Services on the folder, which read its datasets anew. */
const start = (runWorkers: number) =>
  startTestServices({ dataDir: join(folder, "state"), dataRoots: [folder], runWorkers });

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "deconvscope-changed-")));
  services = await start(0);
  await importBytes(services.transport, { name: "small", preprocessing: { divideBy: 255 } }, smallModel());
  await registerPets(services.transport, folder);
  scanned = await scan(9);
  expect((await watchToEnd(services.transport, scanned)).last.state).toBe(ScanState.COMPLETE);
  await createTinyRun(services.transport, {}, { name: "waiting" });
  await services.close();
  for (const split of ["train", "val"]) {
    await cp(join(folder, "pets", split, "cat"), join(folder, "pets", split, "bear"), { recursive: true });
  }
  services = await start(1);
});
afterAll(async () => {
  await services.close();
  await rm(folder, { recursive: true });
});

describe("a dataset whose classes are others than when it was added", () => {
  test.each([
    ["labels of a scan's maps", () => deconv().listMapStatistics({ scanId: scanned, layer: "relu2" })],
    ["strongest images of a scan", () => deconv().listTopActivations({ scanId: scanned, layer: "relu2" })],
    [
      "its images",
      () => createClient(DatasetService, services.transport).listImages({ dataset: "pets", split: "val" }),
    ],
    ["a new run", () => createTinyRun(services.transport)],
  ])("%s are refused in words", async (_, call) => {
    const { code, rawMessage } = await refusal(call());
    expect([code, rawMessage]).toEqual([Code.FailedPrecondition, why]);
  });

  test("a scan of it fails at once, and says why", async () => {
    const { last } = await watchToEnd(services.transport, await scan(5));
    expect([last.state, last.error]).toEqual([ScanState.FAILED, why]);
  });

  test("a run of it that waited fails, and says why", async () => {
    const { run } = await watchRun(services.transport, "waiting");
    expect([run.state, run.error]).toEqual([RunState.FAILED, why]);
  });

  test("that are again what they were is as good as before", async () => {
    for (const split of ["train", "val"]) {
      await rm(join(folder, "pets", split, "bear"), { recursive: true });
    }
    const { maps } = await deconv().listMapStatistics({ scanId: scanned, layer: "relu2" });
    expect(maps.flatMap(({ labels }) => labels.map(({ label }) => label)).length).toBeGreaterThan(0);
  });
});
