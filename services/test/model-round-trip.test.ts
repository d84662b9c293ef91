import { createClient } from "@connectrpc/connect";
import { setOnnxMetadata, writeTfjsLayers } from "@deconvscope/network";
import { ChannelOrder, ModelFormat, ModelService } from "@deconvscope/proto";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { onnxBytes } from "./onnx-bytes.ts";
import { smallModel, smallNetwork } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());

const key = "deconvscope.v1.ImportModelHeader";
const client = () => createClient(ModelService, services.transport);
const preprocessing = {
  resizeShortSide: 20,
  channelOrder: ChannelOrder.BGR,
  divideBy: 2,
  mean: [104, 117.5, 123],
  deviation: [1, 2, 0.1],
};
const header = {
  description: "knows five animals",
  labels: ["ant", "bat", "cat", "dog", "owl"],
  preprocessing,
  dataset: "menagerie",
  independentClasses: true,
};
const fields = ["description", "preprocessing", "labels", "dataset", "independent_classes"];

async function exportBytes(model: string, format: ModelFormat): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const { chunk } of client().exportModel({ model, format })) {
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** All that is kept of a model but its name and bytes. */
async function read(name: string) {
  const { sha256: _, name: __, anatomy, ...rest } = (await services.context.models.find(name))!;
  return { ...rest, inputShape: anatomy.inputShape, parameters: anatomy.parameters };
}

function zippedModel(): Uint8Array {
  const { modelJson, weights } = writeTfjsLayers(smallNetwork());
  return zipSync({ "model/model.json": Buffer.from(JSON.stringify(modelJson)), "model/weights.bin": weights });
}

describe.each([
  ["ONNX", ModelFormat.ONNX, smallModel],
  ["TensorFlow.js", ModelFormat.TFJS_LAYERS, zippedModel],
] as const)("a model from %s", (kind, format, bytes) => {
  const named = `told-${format}`;
  beforeAll(() => importBytes(services.transport, { name: named, ...header }, bytes()));

  test.each([
    ["ONNX", ModelFormat.ONNX],
    ["TensorFlow.js", ModelFormat.TFJS_LAYERS],
  ] as const)("exported as %s and imported again is the same in all that is known of it", async (_, other) => {
    const name = `again-${format}-${other}`;
    const exported = await exportBytes(named, other);
    expect((await importBytes(services.transport, { name }, exported)).fromFile).toEqual(fields);
    expect(await read(name)).toEqual(await read(named));
    expect(await exportBytes(name, other)).toEqual(exported);
  });

  test(`of which nothing was said is exported as its very bytes, ${kind}`, async () => {
    const name = `plain-${format}`;
    const { fromFile } = await importBytes(services.transport, { name }, bytes());
    expect(fromFile).toEqual([]);
    expect(await exportBytes(name, format)).toEqual(new Uint8Array(bytes()));
  });
});

test("what is sent with a file goes before what the file says, preprocessing as a whole", async () => {
  await importBytes(services.transport, { name: "spoken", ...header }, smallModel());
  const sent = { labels: ["a", "b", "c", "d", "e"], preprocessing: { divideBy: 255 }, independentClasses: false };
  const exported = await exportBytes("spoken", ModelFormat.ONNX);
  const { fromFile } = await importBytes(services.transport, { name: "overruled", ...sent }, exported);
  expect(fromFile).toEqual(["description", "dataset"]);
  expect(await read("overruled")).toMatchObject({
    labels: sent.labels,
    preprocessing: { resizeShortSide: 0, channelOrder: "RGB", divideBy: 255, mean: [], deviation: [] },
    description: header.description,
    independentClasses: false,
  });
});

test("an input whose size the file leaves open keeps the size it was imported with", async () => {
  const open = onnxBytes({ nodes: [["Relu", ["x"], "y"]], inputs: { x: ["N", 3, "H", "W"] }, output: "y" });
  await importBytes(services.transport, { name: "open", inputShape: [12, 10, 3] }, open);
  const exported = await exportBytes("open", ModelFormat.ONNX);
  const { fromFile, summary } = await importBytes(services.transport, { name: "open-again" }, exported);
  expect([fromFile, summary?.inputShape]).toEqual([["input_shape"], [12, 10, 3]]);
  expect(await read("open-again")).toEqual(await read("open"));
});

test("a dataset that is not registered here is left out", async () => {
  const told = setOnnxMetadata(smallModel(), key, JSON.stringify({ dataset: "elsewhere", ofALaterRelease: 1 }));
  const { fromFile, summary, warnings } = await importBytes(services.transport, { name: "stranger" }, told);
  expect([fromFile, summary?.dataset, warnings]).toEqual([[], "", []]);
});

test("a file that says of itself what cannot be read is imported, and the caller is told", async () => {
  const told = setOnnxMetadata(smallModel(), key, '{"labels": 7}');
  const { fromFile, warnings } = await importBytes(services.transport, { name: "mumbling" }, told);
  expect(fromFile).toEqual([]);
  expect(warnings).toEqual([expect.stringMatching(/^what the file says of itself is left aside: .*labels/)]);
});

test("a file whose labels do not fit its network is refused as if they had been sent", async () => {
  const told = setOnnxMetadata(smallModel(), key, '{"labels": ["a"]}');
  await expect(importBytes(services.transport, { name: "misfit" }, told)).rejects.toThrow(
    /header\.labels: 1 given; expected 5/,
  );
  await expect(importBytes(services.transport, { name: "misfit", dataset: "nowhere" }, told)).rejects.toThrow(
    /header\.dataset: no dataset "nowhere"/,
  );
});
