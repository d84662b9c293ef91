import { Code, createClient } from "@connectrpc/connect";
import {
  DatasetService,
  DeconvService,
  type GetEvolutionResponse,
  ModelService,
  RunState,
  Schedule,
  TrainingService,
} from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "./refusal.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { createTinyRun, registerPets } from "./tiny-run.ts";
import { measured, type WatchedRun, watchRun } from "./watch-run.ts";

/** Three steps an epoch. */
const short = { batchSize: 16, epochs: 4, snapshotEpochs: [1, 2, 4] };

let services: TestServices;
/** A run that nothing disturbed, watched from its beginning. */
let first: WatchedRun;

beforeAll(async () => {
  services = await startTestServices();
  await registerPets(services.transport, services.dataRoot);
  await createTinyRun(services.transport, short, { name: "first" });
  first = await watchRun(services.transport, "first");
});
afterAll(() => services.close());

const client = () => createClient(TrainingService, services.transport);
const models = () => createClient(ModelService, services.transport);

async function evolution(
  request: Parameters<ReturnType<typeof client>["getEvolution"]>[0],
): Promise<GetEvolutionResponse[]> {
  const all: GetEvolutionResponse[] = [];
  for await (const message of client().getEvolution(request)) {
    all.push(message);
  }
  return all;
}

/** SHA-256 of a run's last model. */
async function lastModel(id: string): Promise<string | undefined> {
  const { run } = await client().getRun({ id });
  const model = run?.snapshots.at(-1)?.model ?? "";
  return (await models().getModel({ model })).summary?.sha256;
}

describe("a run from scratch", () => {
  test("tells its metrics, snapshots and features as they come, and ends complete", () => {
    const { run, metrics, snapshots, features, dropped } = first;
    expect(run).toMatchObject({ id: "first", state: RunState.COMPLETE, error: "", stepsPerEpoch: 3n });
    expect(run.labels).toEqual(["cat", "dog", "owl"]);
    expect(run.progress).toMatchObject({ done: 12n, total: 12n });
    expect(metrics.map(({ step }) => step)).toEqual(Array.from({ length: 12 }, (_, index) => BigInt(index + 1)));
    expect(metrics.every(({ loss, learningRate }) => loss > 0 && Math.abs(learningRate - 0.01) < 1e-9)).toBe(true);
    expect(
      metrics.filter(({ validationAccuracy }) => validationAccuracy !== undefined).map(({ epoch }) => epoch),
    ).toEqual([1, 2, 3, 4]);
    expect(snapshots.map(({ model, epoch }) => [model, epoch])).toEqual([
      ["first/1", 1],
      ["first/2", 2],
      ["first/4", 4],
    ]);
    expect(run.snapshots).toEqual(snapshots);
    expect(features.at(-1)?.snapshot).toEqual(snapshots.at(-1));
    expect(features.at(-1)?.features.every(({ projectionPng }) => projectionPng.length > 50)).toBe(true);
    expect(dropped).toBe(0n);
    expect(run.cost?.trainingSeconds).toBeGreaterThan(0);
    expect(run.cost?.checkpointSeconds).toBeGreaterThan(0);
    expect(run.backend).toMatch(/^\w+ [\d.]+$/);
  });

  test("says what it is worth on images that it has not seen", () => {
    const [outcome, ...others] = first.run.outcomes;
    expect(others).toEqual([]);
    expect(outcome).toMatchObject({ name: "first", deviation: 0, trainingImages: 48, testImages: 12 });
    expect(outcome?.classAccuracies).toHaveLength(3);
    const mean = (outcome?.classAccuracies ?? []).reduce((sum, share) => sum + share, 0) / 3;
    expect(outcome?.accuracy).toBeCloseTo(mean);
    expect(outcome?.foldAccuracies).toEqual([outcome?.accuracy]);
  });

  test("fills in every default", () => {
    expect(first.run.request).toMatchObject({
      name: "first",
      dataset: "pets",
      split: "train",
      validationSplit: "val",
      samples: { imagesPerClass: 0, testImagesPerClass: 0, folds: 1 },
      options: {
        batchSize: 16,
        learningRate: 0.01,
        momentum: 0.9,
        epochs: 4,
        filterRmsBound: 0.1,
        schedule: Schedule.PLATEAU,
        snapshotEpochs: [1, 2, 4],
        dropout: 0.5,
        inputSize: 16,
        patience: 5,
        probeImages: 48,
      },
    });
  });

  test("who comes late is told the same", async () => {
    const late = await watchRun(services.transport, "first");
    expect(measured(late.metrics)).toEqual(measured(first.metrics));
    expect(late.snapshots).toEqual(first.snapshots);
    expect(late.features).toEqual(first.features.slice(-1));
    expect(late.run).toEqual((await client().getRun({ id: "first" })).run);
  });

  test("its snapshots are models as any other", async () => {
    const { summary, labels, preprocessing } = await models().getModel({ model: "first/4" });
    expect(summary).toMatchObject({ dataset: "pets", classes: 3, inputShape: [16, 16, 3] });
    expect(summary?.description).toMatch(/^run first, epoch 4: \d+\.\d % right$/);
    expect(labels).toEqual(["cat", "dog", "owl"]);
    expect(preprocessing?.mean).toHaveLength(3);
    const image = { source: { case: "datasetImage", value: { dataset: "pets", split: "val", index: 1 } } } as const;
    expect((await models().classify({ model: "first/4", image })).classifications).toHaveLength(3);
  });

  test("with the same seed it is the same run, stopped and resumed or not", async () => {
    await createTinyRun(services.transport, short, { name: "stopped" });
    await watchRun(services.transport, "stopped", ({ event }) => event.case === "snapshot");
    const stopped = (await client().stopRun({ id: "stopped" })).run;
    expect(stopped?.state).toBe(RunState.STOPPED);
    const resumed = (await client().resumeRun({ id: "stopped" })).run;
    expect([RunState.QUEUED, RunState.RUNNING]).toContain(resumed?.state);
    await watchRun(services.transport, "stopped");
    const { run, metrics, snapshots } = await watchRun(services.transport, "stopped");
    expect(run).toMatchObject({ state: RunState.COMPLETE, outcomes: [{ accuracy: first.run.outcomes[0]?.accuracy }] });
    expect(measured(metrics)).toEqual(measured(first.metrics));
    expect(snapshots.map(({ epoch }) => epoch)).toEqual([1, 2, 4]);
    expect(await lastModel("stopped")).toBe(await lastModel("first"));
  });
});

describe("how features evolve", () => {
  test("of the maps that were followed, snapshot by snapshot", async () => {
    const all = await evolution({ runId: "first" });
    expect(all.map(({ features }) => features?.snapshot?.model)).toEqual(["first/1", "first/2", "first/4"]);
    expect(all.at(-1)?.features).toEqual(first.features.at(-1));
    for (const { features, provenance } of all) {
      expect(new Set(features?.features.map(({ unit }) => unit?.layer))).toEqual(new Set(["relu1", "relu2"]));
      expect(features?.features).toHaveLength(12);
      expect(provenance).toMatchObject({ model: features?.snapshot?.model, backend: first.run.backend });
    }
    expect(Object.keys(all[0]?.features?.jumpsByLayer ?? {})).toEqual([]);
    expect(Object.keys(all[1]?.features?.jumpsByLayer ?? {}).sort()).toEqual(["relu1", "relu2"]);
    expect(Object.keys(all[1]?.features?.changeByLayer ?? {}).sort()).toEqual(["relu1", "relu2"]);
  });

  test("of any other map: its strongest image at each snapshot, drawn when it is asked for", async () => {
    const [followed] = await evolution({ runId: "first" });
    const known = new Set(followed?.features?.features.map(({ unit }) => `${unit?.layer} ${unit?.channel}`));
    const channel = Array.from({ length: 8 }, (_, index) => index).find((index) => !known.has(`relu2 ${index}`));
    const other = { layer: "relu2", channel: channel ?? 0 };
    const maps = [other, { layer: "relu1", channel: Number([...known][0]?.split(" ")[1]) }];
    const all = await evolution({ runId: "first", maps });
    expect(all).toHaveLength(3);
    let before: number | undefined;
    for (const { features } of all) {
      expect(features?.features.map(({ unit }) => [unit?.layer, unit?.channel])).toEqual(
        maps.map((map) => [map.layer, map.channel]),
      );
      const [drawn] = features?.features ?? [];
      const index = drawn?.image?.index;
      expect(drawn?.jump).toBe(before !== undefined && index !== before);
      before = index;
      const fires = drawn !== undefined && drawn.activation > 0;
      expect((drawn?.projectionPng.length ?? 0) > 0).toBe(fires);
    }
  });

  test.each([
    [
      { layer: "relu9", channel: 0 },
      Code.NotFound,
      /^maps\[0\]\.layer: layer "relu9" was not measured; there is "relu1", "relu2"$/,
    ],
    [{ layer: "relu1", channel: 8 }, Code.InvalidArgument, /^maps\[0\]\.channel: 8 given; expected 0 … 7$/],
    [{ layer: "relu1", channel: 0, y: 1 }, Code.InvalidArgument, /^maps\[0\]\.y: given; /],
  ])("a map that there is not: %j", async (map, code, words) => {
    const error = await refusal(evolution({ runId: "first", maps: [map] }));
    expect(error.rawMessage).toMatch(words);
    expect(error.code).toBe(code);
  });

  test("followed while the run goes on, until it ends", async () => {
    await createTinyRun(services.transport, { ...short, epochs: 2, snapshotEpochs: [] }, { name: "followed" });
    const all = await evolution({ runId: "followed", follow: true });
    expect(all.map(({ features }) => features?.snapshot?.model)).toEqual(["followed/1", "followed/2"]);
    expect((await client().getRun({ id: "followed" })).run?.state).toBe(RunState.COMPLETE);
  });
});

test("a run whose loss is no number any more has failed, in the engine's words; its features end", async () => {
  const options = { ...short, learningRate: 1e30, filterRmsBound: 0 };
  await createTinyRun(services.transport, options, { name: "steep" });
  const { run } = await watchRun(services.transport, "steep");
  expect(run).toMatchObject({ state: RunState.FAILED, error: expect.stringMatching(/loss/) });
  expect(await evolution({ runId: "steep", follow: true })).toEqual([]);
  await client().deleteRun({ id: "steep" });
});

describe("what a run needs, and what is left of it", () => {
  test("a dataset or a model that is needed is not deleted; a run that waits says for which", async () => {
    await createTinyRun(services.transport, { epochs: 1000 }, { name: "long" });
    const { id } = await createTinyRun(
      services.transport,
      {},
      {
        name: "waiting",
        kind: { case: "transfer", value: { model: "first/4" } },
      },
    );
    expect((await client().getRun({ id })).run).toMatchObject({ state: RunState.QUEUED, waitingFor: "long" });
    const deletion = createClient(DatasetService, services.transport).deleteDataset({ name: "pets" });
    expect(await refusal(deletion)).toMatchObject({
      code: Code.FailedPrecondition,
      rawMessage: expect.stringContaining("stop that first"),
    });
    expect(await refusal(models().deleteModel({ model: "first/4" }))).toMatchObject({
      code: Code.FailedPrecondition,
      rawMessage: 'model: run "waiting" goes on with it; stop that first',
    });
    await client().stopRun({ id });
    await client().stopRun({ id: "long" });
    for (const name of ["waiting", "long"]) {
      await client().deleteRun({ id: name });
      expect((await refusal(client().getRun({ id: name }))).code).toBe(Code.NotFound);
    }
  });

  test("complete, it is neither stopped nor resumed; its name is taken", async () => {
    expect(await refusal(client().stopRun({ id: "first" }))).toMatchObject({ code: Code.FailedPrecondition });
    expect(await refusal(client().resumeRun({ id: "first" }))).toMatchObject({
      code: Code.FailedPrecondition,
      rawMessage: "id: the run is complete; create a new one to train again",
    });
    expect(await refusal(createTinyRun(services.transport, short, { name: "first" }))).toMatchObject({
      code: Code.AlreadyExists,
      rawMessage: 'name: there is a run "first" already; choose another name, or delete it first',
    });
  });

  test("its models go with it unless they are kept or scanned", async () => {
    const scans = createClient(DeconvService, services.transport);
    const { scan } = await scans.createScan({ model: "stopped/4", dataset: "menagerie", split: "train" });
    expect(await refusal(client().deleteRun({ id: "stopped" }))).toMatchObject({
      code: Code.FailedPrecondition,
      rawMessage: `id: scan "${scan?.id}" goes on with it; cancel that first`,
    });
    await scans.cancelScan({ id: scan?.id ?? "" });
    await client().deleteRun({ id: "stopped", keepModels: true });
    expect((await models().getModel({ model: "stopped/4" })).summary?.dataset).toBe("pets");
    expect((await refusal(createTinyRun(services.transport, short, { name: "stopped" }))).rawMessage).toBe(
      'name: there is a model "stopped/1" already; choose another name, or delete it first',
    );
    await client().deleteRun({ id: "first" });
    expect((await refusal(models().getModel({ model: "first/4" }))).code).toBe(Code.NotFound);
    expect((await client().listRuns({})).runs.map(({ id }) => id)).toEqual(["followed"]);
  });
});
