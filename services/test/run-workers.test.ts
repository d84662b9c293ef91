import { join } from "node:path";
import { createClient } from "@connectrpc/connect";
import { ModelService, RunState, TrainingService } from "@deconvscope/proto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningWorker, startWorker } from "../src/start-worker.ts";
import { startPostgres, type TestPostgres } from "./start-postgres.ts";
import { startTestServices, type TestServices, testOptions } from "./start-test-services.ts";
import { createTinyRun, registerPets } from "./tiny-run.ts";
import { watchRun } from "./watch-run.ts";

let postgres: TestPostgres;
/** It trains nothing itself. */
let server: TestServices;
let store: string;
let worker: RunningWorker;

beforeAll(async () => {
  postgres = await startPostgres();
  store = await postgres.createDatabase();
  server = await startTestServices({ store, runWorkers: 0 });
  await registerPets(server.transport, server.dataRoot);
});
afterAll(async () => {
  await worker.close();
  await server.close();
  await postgres.close();
});

/** On a host of its own. */
async function work(name: string): Promise<void> {
  const dataDir = join(server.dataRoot, name);
  const dataRoots = [server.dataRoot];
  worker = await startWorker({ ...testOptions, store, dataDir, dataRoots, scanWorkers: 0, runWorkers: 1 });
}

test("what a worker began on a shared store another one ends; its models are the server's", async () => {
  const options = { batchSize: 16, epochs: 3, snapshotEpochs: [1, 3] };
  const { id } = await createTinyRun(server.transport, options);
  expect((await createClient(TrainingService, server.transport).getRun({ id })).run?.state).toBe(RunState.QUEUED);
  await work("first");
  await watchRun(server.transport, id, ({ event }) => event.case === "snapshot");
  await worker.close();
  await work("second");
  const { run, metrics } = await watchRun(server.transport, id);
  expect(run).toMatchObject({ state: RunState.COMPLETE, error: "", progress: { done: 9n, total: 9n } });
  expect(metrics.map(({ step }) => step)).toEqual(Array.from({ length: 9 }, (_, index) => BigInt(index + 1)));
  const image = { source: { case: "datasetImage", value: { dataset: "pets", split: "val", index: 0 } } } as const;
  const models = createClient(ModelService, server.transport);
  expect((await models.classify({ model: `${id}/3`, image })).classifications).toHaveLength(3);
});
