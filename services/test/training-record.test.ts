import type { MessageInitShape } from "@bufbuild/protobuf";
import { Code, createClient } from "@connectrpc/connect";
import { cutNetwork, setOnnxMetadata, writeOnnx } from "@deconvscope/network";
import {
  ImportModelHeaderSchema,
  Loss,
  ModelService,
  type RecordSnapshotHeaderSchema,
  type RecordSnapshotRequestSchema,
  RunState,
  TrainingService,
} from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "./refusal.ts";
import { smallModel, smallNetwork } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { createTinyRun, registerPets } from "./tiny-run.ts";
import { watchRun } from "./watch-run.ts";

type Part = MessageInitShape<typeof RecordSnapshotRequestSchema>;
type Header = MessageInitShape<typeof RecordSnapshotHeaderSchema>;

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices();
  await registerPets(services.transport, services.dataRoot);
  for (const [name, dataset] of [
    ["far", "pets"],
    ["bare", ""],
  ] as const) {
    await createTinyRun(services.transport, {}, { name, dataset, kind: { case: "external", value: {} } });
  }
});
afterAll(() => services.close());

const client = () => createClient(TrainingService, services.transport);
const models = () => createClient(ModelService, services.transport);
/** Of as many classes as the pets have. */
const petsModel = (seed: number) => smallModel(seed, 3);
const divided = { divideBy: 255 };

/** Sends what a training elsewhere tells: a header, then bytes. */
function record(header: Header, ...chunks: Uint8Array[]) {
  async function* parts(): AsyncGenerator<Part> {
    yield { part: { case: "header", value: header } };
    for (const value of chunks) {
      yield { part: { case: "chunk", value } };
    }
  }
  return client().recordSnapshot(parts());
}

async function names(): Promise<string[]> {
  return (await models().listModels({})).models.map(({ name }) => name).filter((name) => /^(far|bare)/.test(name));
}

describe("a run that is trained elsewhere", () => {
  test("runs at once, and tells metrics without a snapshot, whatever its loss", async () => {
    expect((await client().getRun({ id: "far" })).run).toMatchObject({ state: RunState.RUNNING, snapshots: [] });
    const answer = await record({
      runId: "far",
      metrics: { step: 5n, epoch: 0.5, loss: Number.NaN, values: { norm: 2.5 } },
    });
    expect(answer.snapshot).toBeUndefined();
    const { run } = await client().getRun({ id: "far" });
    expect(run?.latest).toMatchObject({ step: 5n, loss: Number.NaN, values: { norm: 2.5 } });
    expect(run?.progress).toMatchObject({ done: 5n, total: 0n });
  });

  test("its snapshots are models, and their features are measured one after another", async () => {
    const watching = watchRun(
      services.transport,
      "far",
      ({ event }) => event.case === "features" && event.value.snapshot?.model === "far/2",
    );
    const bytes = petsModel(1);
    const metrics = { step: 10n, epoch: 1, loss: 1.5, validationAccuracy: 0.25 };
    const { snapshot } = await record(
      { runId: "far", metrics, preprocessing: divided },
      bytes.subarray(0, 900),
      bytes.subarray(900),
    );
    expect(snapshot).toMatchObject({ step: 10n, epoch: 1, model: "far/1", validationAccuracy: 0.25, probeImages: 0 });
    await record({ runId: "far", metrics: { step: 20n, epoch: 2, loss: 1 } }, petsModel(2));
    const { snapshots, features } = await watching;
    expect(snapshots.map(({ model }) => model)).toEqual(["far/1", "far/2"]);
    expect(features.at(-1)?.features.length).toBeGreaterThan(5);
    expect(Object.keys(features.at(-1)?.changeByLayer ?? {}).sort()).toEqual(["relu1", "relu2"]);
    const { run } = await client().getRun({ id: "far" });
    expect(run?.snapshots.map(({ probeImages }) => probeImages)).toEqual([48, 48]);
    expect(run?.error).toBe("");
    const evolution: string[] = [];
    for await (const message of client().getEvolution({ runId: "far" })) {
      evolution.push(message.features?.snapshot?.model ?? "");
    }
    expect(evolution).toEqual(["far/1", "far/2"]);
  });

  test("a snapshot is prepared as the one before if nothing is said", async () => {
    for (const model of ["far/1", "far/2"]) {
      const { summary, preprocessing } = await models().getModel({ model });
      expect(preprocessing?.divideBy).toBe(255);
      expect(summary).toMatchObject({ dataset: "pets", classes: 3 });
    }
    expect((await models().getModel({ model: "far/1" })).summary?.description).toBe("run far, epoch 1: 25.0 % right");
  });

  test("a network that ends in a map has no classes to be told apart", async () => {
    const encoder = writeOnnx(cutNetwork(smallNetwork(5), "relu2").base);
    await createTinyRun(services.transport, {}, { name: "faraway", kind: { case: "external", value: {} } });
    const { snapshot } = await record({ runId: "faraway", metrics: { step: 1n, epoch: 1 } }, encoder);
    expect(snapshot?.model).toBe("faraway/1");
    await client().deleteRun({ id: "faraway" });
  });

  test("without a dataset there are no features", async () => {
    await record({ runId: "bare", metrics: { step: 1n, epoch: 0.25 } }, smallModel(3));
    const { run } = await client().getRun({ id: "bare" });
    expect(run?.snapshots).toMatchObject([{ model: "bare/0.25", probeImages: 0 }]);
    expect(run?.labels).toEqual([]);
  });

  test("trained with a sigmoid a class, its networks are asked for these, unless a file says otherwise", async () => {
    const kind = { case: "external", value: {} } as const;
    await createTinyRun(services.transport, { loss: Loss.SIGMOID }, { name: "alone", dataset: "", kind });
    await record({ runId: "alone", metrics: { step: 1n, epoch: 1 } }, smallModel(3));
    const header = JSON.stringify({ independentClasses: false });
    const otherwise = setOnnxMetadata(smallModel(3), ImportModelHeaderSchema.typeName, header);
    await record({ runId: "alone", metrics: { step: 2n, epoch: 2 } }, otherwise);
    const said = await Promise.all(["alone/1", "alone/2", "bare/0.25"].map((model) => models().getModel({ model })));
    expect(said.map(({ independentClasses }) => independentClasses)).toEqual([true, false, false]);
    await client().deleteRun({ id: "alone" });
  });
});

describe("what is refused leaves nothing", () => {
  const point = { step: 30n, epoch: 3 };
  const cases: [string, () => Promise<unknown>, Code, RegExp][] = [
    [
      "no run",
      () => record({ runId: "fra", metrics: point }),
      Code.NotFound,
      /^header\.run_id: no run "fra"; there is "bare", "far"$/,
    ],
    ["no metrics", () => record({ runId: "far" }), Code.InvalidArgument, /^header\.metrics: nothing given/],
    [
      "an accuracy that is no share",
      () => record({ runId: "far", metrics: { step: 30n, epoch: 3, trainingAccuracy: 2 } }),
      Code.InvalidArgument,
      /^header\.metrics\.training_accuracy: 2 given; expected 0 … 1$/,
    ],
    [
      "a rate that is no number",
      () => record({ runId: "far", metrics: { step: 30n, epoch: 3, learningRate: Number.NaN } }),
      Code.InvalidArgument,
      /^header\.metrics\.learning_rate: NaN given/,
    ],
    [
      "an epoch that is none",
      () => record({ runId: "far", metrics: { step: 30n, epoch: -1 } }),
      Code.InvalidArgument,
      /^header\.metrics\.epoch: -1 given/,
    ],
    [
      "an earlier step",
      () => record({ runId: "far", metrics: { step: 19n, epoch: 2 } }),
      Code.FailedPrecondition,
      /^header\.metrics\.step: 19 given; expected 20, the run's last, or later$/,
    ],
    [
      "the same step",
      () => record({ runId: "far", metrics: { step: 20n, epoch: 2 } }, petsModel(4)),
      Code.AlreadyExists,
      /^header\.metrics\.step: there is a snapshot of step 20 already$/,
    ],
    [
      "bytes that are no model",
      () => record({ runId: "far", metrics: point }, new Uint8Array([1, 2, 3])),
      Code.InvalidArgument,
      /^chunk: /,
    ],
    [
      "no bytes in a chunk",
      () => record({ runId: "far", metrics: point }, new Uint8Array()),
      Code.InvalidArgument,
      /^chunk: 0 bytes given/,
    ],
    [
      "half a model",
      () => record({ runId: "far", metrics: point }, petsModel(4).subarray(0, 2000)),
      Code.InvalidArgument,
      /^chunk: /,
    ],
    [
      "a network of other classes than the dataset's",
      () => record({ runId: "far", metrics: point }, smallModel(4, 5)),
      Code.InvalidArgument,
      /^chunk: the network tells 5 classes apart; "pets", the run's dataset, has 3$/,
    ],
    [
      "an input shape",
      () => record({ runId: "far", metrics: point, inputShape: [3] }),
      Code.InvalidArgument,
      /^header\.input_shape: \[3\] given/,
    ],
  ];
  test.each(cases)("%s", async (_, call, code, words) => {
    const before = [await names(), (await client().getRun({ id: "far" })).run?.latest?.step];
    const error = await refusal(call());
    expect(error.rawMessage).toMatch(words);
    expect(error.code).toBe(code);
    expect([await names(), (await client().getRun({ id: "far" })).run?.latest?.step]).toEqual(before);
  });

  test("a stream that is torn", async () => {
    async function* torn(): AsyncGenerator<Part> {
      yield { part: { case: "header", value: { runId: "far", metrics: point } } };
      yield { part: { case: "chunk", value: petsModel(4).subarray(0, 2000) } };
      throw new Error("the line is cut");
    }
    const before = await names();
    await expect(client().recordSnapshot(torn())).rejects.toThrow();
    expect(await names()).toEqual(before);
    expect((await client().getRun({ id: "far" })).run?.latest?.step).toBe(20n);
  });

  test("a run that is trained here, and one that has ended", async () => {
    await createTinyRun(services.transport, {}, { name: "here" });
    expect(await refusal(record({ runId: "here", metrics: point }))).toMatchObject({
      code: Code.FailedPrecondition,
      rawMessage: 'header.run_id: "here" is trained here; create an external run',
    });
    await client().deleteRun({ id: "here" });
    expect((await client().stopRun({ id: "far" })).run?.state).toBe(RunState.COMPLETE);
    expect(await refusal(record({ runId: "far", metrics: point }))).toMatchObject({
      code: Code.FailedPrecondition,
      rawMessage: "header.run_id: the run is complete; create a new one",
    });
    await client().deleteRun({ id: "far" });
    expect(await names()).toEqual(["bare/0.25"]);
  });
});
