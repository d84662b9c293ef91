import { rename, truncate } from "node:fs/promises";
import { join, relative } from "node:path";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { Code, createClient } from "@connectrpc/connect";
import {
  type CreateScanRequestSchema,
  DatasetFormat,
  DatasetService,
  DeconvService,
  ModelService,
  ScanState,
} from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { onnxBytes } from "./onnx-bytes.ts";
import { refusal } from "./refusal.ts";
import { writePictures } from "./scan-pictures.ts";
import { smallModel } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { watchToEnd } from "./watch-to-end.ts";

let services: TestServices;
const client = () => createClient(DeconvService, services.transport);
const everyLayer = ["conv1", "relu1", "pool1", "conv2", "relu2", "flatten", "dense", "prob"];

beforeAll(async () => {
  services = await startTestServices();
  await importBytes(services.transport, { name: "small", preprocessing: { divideBy: 255 } }, smallModel());
  await writePictures(join(services.dataRoot, "pets", "train"), 40, ["cat", "dog"]);
  await createClient(DatasetService, services.transport).registerDataset({ name: "pets", path: "pets" });
});
afterAll(() => services.close());

type Request = MessageInitShape<typeof CreateScanRequestSchema>;

async function create(request: Request = {}) {
  const { scan } = await client().createScan({ model: "small", dataset: "pets", ...request });
  if (scan === undefined) {
    throw new Error("expected a scan, got none");
  }
  return scan;
}

async function watchFor(id: string, timeoutMs: number): Promise<void> {
  const stream = client().watchScan({ id }, { timeoutMs })[Symbol.asyncIterator]();
  while (!(await stream.next()).done) {}
}

describe("a scan", () => {
  test("fills in its defaults, runs to its end and tells of it", async () => {
    const begun = await create();
    expect(begun).toMatchObject({ model: "small", dataset: "pets", split: "train", k: 9, maxImages: 0, error: "" });
    expect(begun.layers).toEqual(everyLayer);
    expect(JSON.parse(begun.provenance?.parametersJson ?? "")).toEqual({
      model: "small",
      dataset: "pets",
      split: "train",
      layers: everyLayer,
      k: 9,
      maxImages: 0,
    });
    const { all, last } = await watchToEnd(services.transport, begun.id);
    expect(last).toMatchObject({ state: ScanState.COMPLETE, progress: { done: 40n, total: 40n } });
    expect(last.provenance?.backend).toBe(all.at(-1)?.scan?.provenance?.backend);
    expect(last.provenance?.backend).toMatch(/^\w+ \d/);
    const done = all.map(({ scan }) => Number(scan?.progress?.done));
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect((await client().getScan({ id: begun.id })).scan).toEqual(last);
  });

  test("its first message names every map that has tops, also where it has ended", async () => {
    const { id } = await create({ layers: ["conv2", "relu1"] });
    const named = (messages: Awaited<ReturnType<typeof watchToEnd>>["all"]) =>
      new Set(messages.flatMap(({ changedMaps }) => changedMaps.map(({ layer, channel }) => `${layer} ${channel}`)));
    const running = await watchToEnd(services.transport, id);
    const after = await watchToEnd(services.transport, id);
    expect(after.all).toHaveLength(1);
    expect(named(running.all)).toEqual(named(after.all));
    const fired: string[] = [];
    for (const layer of ["relu1", "conv2"]) {
      const { maps } = await client().listMapStatistics({ scanId: id, layer, firingOnly: true });
      fired.push(...maps.map(({ channel }) => `${layer} ${channel}`));
    }
    expect(named(after.all)).toEqual(new Set(fired));
  });

  test("layers are put in the network's order, each once; k and images may be fewer", async () => {
    const begun = await create({ layers: ["relu2", "conv1", "relu2"], k: 2, maxImages: 5 });
    expect(begun).toMatchObject({ layers: ["conv1", "relu2"], k: 2, maxImages: 5, progress: { total: 5n } });
    const { last } = await watchToEnd(services.transport, begun.id);
    expect(last.progress).toMatchObject({ done: 5n, total: 5n });
  });

  test("more images than there are: all of them", async () => {
    const begun = await create({ layers: ["dense"], maxImages: 1000 });
    expect(begun).toMatchObject({ maxImages: 1000, progress: { total: 40n } });
    await watchToEnd(services.transport, begun.id);
  });

  test("asked for twice while it runs it is one; asked for again once complete it is another", async () => {
    const request = { layers: ["pool1"] };
    const [one, other] = await Promise.all([create(request), create(request)]);
    expect(other.id).toBe(one.id);
    expect((await create({ ...request, k: 3 })).id).not.toBe(one.id);
    await watchToEnd(services.transport, one.id);
    const again = await create(request);
    expect(again.id).not.toBe(one.id);
    await watchToEnd(services.transport, again.id);
  });

  test("a file that is damaged is told of and left out; the others are scanned", async () => {
    const paths = await writePictures(join(services.dataRoot, "torn"), 20, []);
    await createClient(DatasetService, services.transport).registerDataset({ name: "torn", path: "torn" });
    await truncate(paths[7] ?? "", 300);
    const { id } = await create({ dataset: "torn", layers: ["conv2"] });
    const { last } = await watchToEnd(services.transport, id);
    expect(last).toMatchObject({ state: ScanState.COMPLETE, progress: { done: 20n, total: 20n } });
    const file = relative(join(services.dataRoot, "torn"), paths[7] ?? "");
    expect(last.problems).toHaveLength(1);
    expect(last.problems[0]).toContain(`image 7: "${file}": `);
    const { maps } = await client().listMapStatistics({ scanId: id, layer: "conv2" });
    expect(new Set(maps.map(({ images }) => images))).toEqual(new Set([19n]));
    const { activations } = await client().listTopActivations({ scanId: id, layer: "conv2" });
    expect(activations.some(({ image }) => image?.index === 7)).toBe(false);
  });

  // Else the worker would leave it to others for a minute.
  test("waits for a dataset that is away, and says so; resumed, it is tried at once", { timeout: 50_000 }, async () => {
    const [here, away] = [join(services.dataRoot, "here"), join(services.dataRoot, "away")];
    await writePictures(here, 20, []);
    await createClient(DatasetService, services.transport).registerDataset({ name: "here", path: "here" });
    await rename(here, away);
    const { id } = await create({ dataset: "here", layers: ["conv1"] });
    for await (const { scan } of client().watchScan({ id })) {
      if (scan?.error !== "") break;
    }
    const { scan } = await client().getScan({ id });
    expect(scan).toMatchObject({ state: ScanState.RUNNING, error: expect.stringContaining("cannot be read (ENOENT)") });
    expect([scan?.progress?.rate, scan?.progress?.secondsLeft]).toEqual([0, undefined]);
    await rename(away, here);
    expect((await client().resumeScan({ id })).scan?.error).toBe("");
    const { last } = await watchToEnd(services.transport, id);
    expect(last).toMatchObject({ state: ScanState.COMPLETE, error: "", progress: { done: 20n } });
  });

  test("is cancelled, resumed, and deleted", async () => {
    const { id } = await create({ dataset: "menagerie", split: "train", layers: ["conv1"] });
    const watching = watchToEnd(services.transport, id);
    const { scan } = await client().cancelScan({ id });
    expect(scan?.state).toBe(ScanState.CANCELLED);
    expect((await watching).last.state).toBe(ScanState.CANCELLED);
    expect((await client().cancelScan({ id })).scan?.state).toBe(ScanState.CANCELLED);
    const resumed = (await client().resumeScan({ id })).scan;
    expect([ScanState.QUEUED, ScanState.RUNNING]).toContain(resumed?.state);
    const again = client().watchScan({ id })[Symbol.asyncIterator]();
    await again.next();
    await client().deleteScan({ id });
    const drain = async (): Promise<void> => {
      while (!(await again.next()).done) {}
    };
    expect(await refusal(drain())).toMatchObject({
      code: Code.NotFound,
      rawMessage: expect.stringMatching(/deleted$/),
    });
    expect((await refusal(client().getScan({ id }))).code).toBe(Code.NotFound);
  });

  test("what is complete is neither cancelled nor resumed", async () => {
    const { id } = await create({ layers: ["dense"], maxImages: 3 });
    await watchToEnd(services.transport, id);
    expect(await refusal(client().cancelScan({ id }))).toMatchObject({ code: Code.FailedPrecondition });
    expect(await refusal(client().resumeScan({ id }))).toMatchObject({
      code: Code.FailedPrecondition,
      rawMessage: expect.stringMatching(/^id: the scan is complete/),
    });
  });

  test("many watch one; each that leaves is forgotten, and one that does not read does not hold up the others", async () => {
    const { id } = await create({ dataset: "menagerie", split: "train", layers: ["conv2"] });
    const stalled = Array.from({ length: 20 }, () => client().watchScan({ id })[Symbol.asyncIterator]());
    await Promise.all(stalled.map((stream) => stream.next()));
    const controller = new AbortController();
    const left = client().watchScan({ id }, { signal: controller.signal })[Symbol.asyncIterator]();
    await left.next();
    controller.abort();
    expect((await refusal(left.next())).code).toBe(Code.Canceled);
    const late = watchFor(id, 40);
    await expect(late).rejects.toMatchObject({ code: Code.DeadlineExceeded });
    const reading = watchToEnd(services.transport, id);
    await client().cancelScan({ id });
    expect((await reading).last.state).toBe(ScanState.CANCELLED);
    for (const stream of stalled) {
      const { value } = await stream.next();
      expect(value?.scan?.id).toBe(id);
      await stream.return?.();
    }
  });
});

test("a model or a dataset that a scan goes on with is not deleted", async () => {
  await importBytes(services.transport, { name: "busy", preprocessing: { divideBy: 255 } }, smallModel(3));
  const { id } = await create({ model: "busy", dataset: "menagerie", split: "train", layers: ["conv1"] });
  const models = createClient(ModelService, services.transport);
  expect(await refusal(models.deleteModel({ model: "busy" }))).toMatchObject({
    code: Code.FailedPrecondition,
    rawMessage: `model: scan "${id}" goes on with it; cancel that first`,
  });
  await client().cancelScan({ id });
  await models.deleteModel({ model: "busy" });
  expect((await refusal(client().resumeScan({ id }))).rawMessage).toMatch(/which was scanned, was deleted/);
  const datasets = createClient(DatasetService, services.transport);
  await datasets.registerDataset({ name: "drawn", format: DatasetFormat.MENAGERIE });
  const drawn = await create({ dataset: "drawn", split: "train", layers: ["conv1"] });
  expect(await refusal(datasets.deleteDataset({ name: "drawn" }))).toMatchObject({
    code: Code.FailedPrecondition,
    rawMessage: expect.stringContaining(drawn.id),
  });
  await client().cancelScan({ id: drawn.id });
  await datasets.deleteDataset({ name: "drawn" });
  expect((await refusal(client().resumeScan({ id: drawn.id }))).code).toBe(Code.NotFound);
});

describe("the list of scans", () => {
  test("newest first, in pages that stay while scans are added", async () => {
    const ids: string[] = [];
    for (const maxImages of [1, 2, 3]) {
      ids.unshift((await create({ layers: ["conv1"], maxImages })).id);
    }
    const first = await client().listScans({ model: "small", pageSize: 2 });
    const added = await create({ layers: ["conv1"], maxImages: 4 });
    const second = await client().listScans({ model: "small", pageSize: 2, pageToken: first.nextPageToken });
    expect([...first.scans, ...second.scans].map(({ id }) => id).slice(0, 3)).toEqual(ids);
    expect((await client().listScans({})).scans[0]?.id).toBe(added.id);
    for (const id of [...ids, added.id]) {
      await watchToEnd(services.transport, id);
    }
  });

  test("is of one model, which there must be", async () => {
    const { scans } = await client().listScans({ model: "menagerie-zfnet" });
    expect(scans.every(({ model }) => model === "menagerie-zfnet")).toBe(true);
    expect((await refusal(client().listScans({ model: "smal" }))).code).toBe(Code.NotFound);
  });
});

describe("a request that is wrong names the field", () => {
  const cases: [string, Request, Code, RegExp][] = [
    ["model", { model: "smal" }, Code.NotFound, /^model: no model "smal"; there is .*"small"/],
    ["dataset", { dataset: "pet" }, Code.NotFound, /^dataset: no dataset "pet"; there is .*"pets"/],
    ["no dataset", { dataset: "" }, Code.InvalidArgument, /^dataset: nothing given/],
    ["split", { split: "test" }, Code.NotFound, /^split: "pets" has no split "test"; there is "train"/],
    ["no split of several", { dataset: "menagerie" }, Code.InvalidArgument, /^split: nothing given; .*"validation"/],
    [
      "layer",
      { layers: ["conv1", "conv9"] },
      Code.NotFound,
      /^layers\[1\]: "small" has no layer "conv9"; of 9 the closest: "conv1"/,
    ],
    ["k", { k: 65 }, Code.InvalidArgument, /^k: 65 given; expected 1 … 64, or 0 for 9/],
  ];
  test.each(cases)("%s", async (_, request, code, words) => {
    const error = await refusal(create(request));
    expect(error.rawMessage).toMatch(words);
    expect(error.code).toBe(code);
  });

  test.each(["getScan", "cancelScan", "resumeScan", "deleteScan"] as const)("id of %s", async (method) => {
    expect(await refusal(client()[method]({ id: "" }))).toMatchObject({ code: Code.InvalidArgument });
    const unknown = await refusal(client()[method]({ id: "nothing" }));
    expect(unknown).toMatchObject({
      code: Code.NotFound,
      rawMessage: expect.stringMatching(/^id: no scan "nothing"; /),
    });
  });

  test("a model that takes no pictures", async () => {
    const four = onnxBytes({ nodes: [["Relu", ["x"], "y"]], inputs: { x: [1, 4, 4, 4] }, output: "y" });
    await importBytes(services.transport, { name: "four" }, four);
    expect(await refusal(create({ model: "four" }))).toMatchObject({
      code: Code.FailedPrecondition,
      rawMessage: expect.stringMatching(/^model: "four" takes 4 channels/),
    });
    await createClient(ModelService, services.transport).deleteModel({ model: "four" });
  });
});
