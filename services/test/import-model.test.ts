import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { writeOnnx, writeTfjsLayers } from "@deconvscope/network";
import { ModelService } from "@deconvscope/proto";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { mutateBytes } from "./mutate-bytes.ts";
import { onnxBytes } from "./onnx-bytes.ts";
import { smallModel, smallNetwork } from "./small-model.ts";
import { signalEngine, startTestServices, type TestServices } from "./start-test-services.ts";
import { tensorImage } from "./tensor-image.ts";

const maxModelBytes = 100_000;

let services: TestServices;
let listed: string[];
beforeAll(async () => {
  services = await startTestServices({ maxModelBytes });
  listed = await services.context.models.names();
});
afterAll(() => services.close());

const input = { x: [1, 3, 8, 8] };
const weights = { dims: [4, 3, 3, 3], values: new Float32Array(4 * 3 * 3 * 3) };
const conv = ["Conv", ["x", "w"], "y"] as const;
const plain = onnxBytes({ nodes: [conv], inputs: input, initializers: { w: weights }, output: "y" });

function withNaN(): Uint8Array {
  const network = smallNetwork();
  const layer = network.layers[1];
  if (layer?.operator === "Conv") {
    layer.filters.data[5] = Number.NaN;
  }
  return writeOnnx(network);
}

function zippedModel(change: (files: Record<string, Uint8Array>) => Record<string, Uint8Array>): Uint8Array {
  const written = writeTfjsLayers(smallNetwork());
  const json = Buffer.from(JSON.stringify(written.modelJson));
  const [name = ""] = /[\w.-]+\.bin/.exec(json.toString()) ?? [];
  return zipSync(change({ "model.json": json, [name]: written.weights }));
}

/** Every file of the archive claims, in its directory, to expand to 3 GB. */
function bomb(): Uint8Array {
  const bytes = Buffer.from(zippedModel((files) => files));
  for (let at = bytes.indexOf("PK\x01\x02", 0, "latin1"); at >= 0; at = bytes.indexOf("PK\x01\x02", at + 1, "latin1")) {
    bytes.writeUInt32LE(3_000_000_000, at + 24);
  }
  return bytes;
}

async function refusal(header: Parameters<typeof importBytes>[1], bytes: Uint8Array): Promise<ConnectError> {
  const outcome: unknown = await importBytes(services.transport, header, bytes).catch((reason: unknown) => reason);
  expect(outcome).toBeInstanceOf(ConnectError);
  return ConnectError.from(outcome);
}

afterAll(async () => {
  // Nothing half-imported is listed or left.
  expect((await services.context.models.names()).filter((name) => name.startsWith("bad"))).toEqual([]);
  expect(await readdir(join(services.dataDir, "received"))).toEqual([]);
});

describe("a file that is no good is refused in words, and leaves nothing", () => {
  const files: [string, () => Uint8Array, RegExp, Code?][] = [
    ["no bytes", () => new Uint8Array(), /^chunk: 0 bytes given/],
    ["text", () => Buffer.from("not a model at all"), /^chunk: /],
    ["half an ONNX file", () => smallModel().subarray(0, 3000), /^chunk: /],
    ["a byte short", () => smallModel().subarray(0, -1), /^chunk: /],
    ["NaN weights", withNaN, /conv1.*NaN/],
    [
      "an unknown operator",
      () => onnxBytes({ nodes: [["Einsum", ["x"], "y"]], inputs: input, output: "y" }),
      /node0.*Einsum.*Conv|Einsum.*node0/s,
    ],
    [
      "a cycle",
      () =>
        onnxBytes({
          nodes: [
            ["Add", ["x", "b"], "a"],
            ["Relu", ["a"], "b"],
          ],
          inputs: input,
          output: "b",
        }),
      /cycl|circ|loop/i,
    ],
    [
      "a wrong initializer size",
      () =>
        onnxBytes({
          nodes: [conv],
          inputs: input,
          initializers: { w: { ...weights, values: new Float32Array(7) } },
          output: "y",
        }),
      /"?w"?.*(28|7)/,
    ],
    [
      "several inputs",
      () => onnxBytes({ nodes: [["Add", ["x", "z"], "y"]], inputs: { ...input, z: [1, 3, 8, 8] }, output: "y" }),
      /x.*z|2 inputs|several/i,
    ],
    [
      "a zip that leads out",
      () => zippedModel((files) => ({ ...files, "../../evil": new Uint8Array(3) })),
      /leads out of it/,
    ],
    ["a zip bomb", bomb, /^chunk: the archive expands to over \d+ bytes, the limit/, Code.ResourceExhausted],
    [
      "a zip without model.json",
      () => zipSync({ "readme.txt": Buffer.from("hi") }),
      /expected one model\.json.*found 0/,
    ],
    [
      "a zip without its weights",
      () => zippedModel((files) => Object.fromEntries(Object.entries(files).slice(0, 1))),
      /names the weight file "[^"]+\.bin", which the archive lacks/,
    ],
    [
      "activations beyond the engine's memory",
      () => onnxBytes({ nodes: [["Relu", ["x"], "y"]], inputs: { x: [1, 3, 8192, 8192] }, output: "y" }),
      /^chunk: one image's activations take 1536 MB; at most 1024 MB are kept/,
      Code.ResourceExhausted,
    ],
    [
      "a file over the limit",
      () => new Uint8Array(maxModelBytes + 1),
      /^chunk: the file has over 100000 bytes, the limit/,
      Code.ResourceExhausted,
    ],
  ];
  test.each(files)("%s", async (_, bytes, words, code = Code.InvalidArgument) => {
    const error = await refusal({ name: "bad" }, bytes());
    expect(error.rawMessage).toMatch(words);
    expect(error.code).toBe(code);
  });

  test("an input of open size asks for input_shape, and takes it", async () => {
    const open = onnxBytes({
      nodes: [conv],
      inputs: { x: ["N", 3, "H", "W"] },
      initializers: { w: weights },
      output: "y",
    });
    const error = await refusal({ name: "bad" }, open);
    expect(error).toMatchObject({
      code: Code.InvalidArgument,
      rawMessage: expect.stringMatching(/^header\.input_shape: /),
    });
    const { summary } = await importBytes(services.transport, { name: "open", inputShape: [12, 10, 3] }, open);
    expect(summary?.inputShape).toEqual([12, 10, 3]);
    const client = createClient(ModelService, services.transport);
    const { filters } = await client.getFilters({ model: "open", layer: "node0" });
    expect(filters?.shape).toEqual([3, 3, 3, 4]);
  });
});

test("a network of four channels is fed with tensors alone", async () => {
  const four = onnxBytes({ nodes: [["Relu", ["x"], "y"]], inputs: { x: [1, 4, 4, 4] }, output: "y" });
  await importBytes(services.transport, { name: "four" }, four);
  const client = createClient(ModelService, services.transport);
  const values = new Float32Array(64).fill(-1).fill(2, 32);
  const image = tensorImage(values, [4, 4, 4]);
  const { activations } = await client.getActivations({ model: "four", layer: "node0", image });
  expect(new Float32Array(new Uint8Array(activations?.data ?? []).buffer)).toEqual(
    values.map((value) => Math.max(0, value)),
  );
  const picture = { source: { case: "datasetImage", value: { dataset: "menagerie", split: "train" } } } as const;
  await expect(client.getActivations({ model: "four", layer: "node0", image: picture })).rejects.toMatchObject({
    code: Code.FailedPrecondition,
    rawMessage: 'image: "four" takes 4 channels; send a tensor [4, 4, 4]',
  });
});

describe("a header that is no good names its field", () => {
  const headers: [string, Parameters<typeof importBytes>[1], RegExp][] = [
    ["no name", {}, /^header\.name: "" given; expected 1 to 64 of a–z/],
    ["capitals", { name: "Bad" }, /^header\.name/],
    ["leads out", { name: "bad/../../x" }, /^header\.name/],
    ["hidden", { name: ".bad" }, /^header\.name/],
    ["absolute", { name: "/bad" }, /^header\.name/],
    ["a hash in it", { name: "bad@12345678" }, /^header\.name/],
    ["a null", { name: "bad\0" }, /^header\.name/],
    ["a line", { name: "bad\nx" }, /^header\.name/],
    ["long", { name: "b".repeat(65) }, /^header\.name/],
    ["SQL", { name: "bad'; DROP TABLE models; --" }, /^header\.name/],
    ["markup", { name: "<img src=x>" }, /^header\.name/],
    ["labels", { name: "bad", labels: ["one"] }, /^header\.labels: 1 given; expected none: the model has no classes/],
    [
      "shape",
      { name: "bad", inputShape: [8, 8] },
      /^header\.input_shape: \[8, 8\] given; expected \[height, width, channels\]/,
    ],
    ["mean", { name: "bad", preprocessing: { mean: [1, 2] } }, /^header\.preprocessing: .*mean/],
    ["channel order", { name: "bad", preprocessing: { channelOrder: 3 } }, /^header\.preprocessing: .*GRAY/],
    [
      "channel order of no release",
      { name: "bad", preprocessing: { channelOrder: 77 as 3 } },
      /^header\.preprocessing\.channel_order: 77 given/,
    ],
    ["deviation", { name: "bad", preprocessing: { deviation: [1, 0, 1] } }, /^header\.preprocessing: .*deviation/],
    ["description", { name: "bad", description: "x".repeat(2001) }, /^header\.description: 2001 characters given/],
  ];
  test.each(headers)("%s", async (_, header, words) => {
    const error = await refusal(header, plain);
    expect(error.rawMessage).toMatch(words);
    expect(error.code).toBe(Code.InvalidArgument);
  });

  test.each([
    ["JSON", Buffer.from(' {"format": "layers-model"}'), "it is JSON: a TensorFlow.js layers model is sent as a zip"],
    ["HDF5", Buffer.from("\x89HDF\r\n\x1a\n", "latin1"), "it is HDF5, as Keras saves"],
    ["a pickle", Buffer.from("\x80\x02}q", "latin1"), "it is a Python pickle"],
  ])("%s in place of a model is called by its name", async (_, bytes, words) => {
    expect((await refusal({ name: "bad" }, bytes)).rawMessage).toContain(`chunk: the file is not ONNX; ${words}`);
  });

  test("no header at all", async () => {
    async function* parts() {
      yield { part: { case: "chunk", value: plain } } as const;
    }
    const importing = createClient(ModelService, services.transport).importModel(parts());
    await expect(importing).rejects.toMatchObject({ code: Code.InvalidArgument, rawMessage: /^header: / });
  });
});

test("of 150 mutants of a model each is read, or refused in words; the engine lives", async () => {
  const { pid } = services.context.engine;
  const model = smallModel();
  const zip = zippedModel((files) => files);
  const codes = new Set<Code | undefined>();
  for (let seed = 0; seed < 150; seed++) {
    const mutant = mutateBytes(seed % 3 === 0 ? zip : model, seed);
    const outcome: unknown = await importBytes(services.transport, { name: `mutant-${seed}` }, mutant).catch(
      (reason: unknown) => reason,
    );
    codes.add(outcome instanceof ConnectError ? outcome.code : undefined);
  }
  expect([...codes].filter((code) => code !== undefined && code !== Code.ResourceExhausted)).toEqual([
    Code.InvalidArgument,
  ]);
  expect(services.context.engine.pid).toBe(pid);
});

test("of two imports of one name at the same time, one is listed", async () => {
  const outcomes = await Promise.allSettled([
    importBytes(services.transport, { name: "race" }, smallModel(1)),
    importBytes(services.transport, { name: "race" }, smallModel(2)),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await services.context.models.names()).filter((name) => !listed.includes(name))).toContain("race");
});

test("an engine that dies while it reads leaves nothing", async () => {
  // Stopped, it has the job and does nothing.
  signalEngine(services, "SIGSTOP");
  const importing = importBytes(services.transport, { name: "bad-luck" }, smallModel());
  await sleep(300);
  signalEngine(services, "SIGKILL");
  await expect(importing).rejects.toMatchObject({ code: Code.Unavailable });
  await importBytes(services.transport, { name: "good-luck" }, smallModel());
});
