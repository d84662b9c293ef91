import { type Client, Code, createClient } from "@connectrpc/connect";
import { startBackend } from "@deconvscope/backend";
import { compileNetwork } from "@deconvscope/deconvnet";
import type { Rect } from "@deconvscope/network";
import { fillConstant, type PartCorrespondence as Measured, measureCorrespondence } from "@deconvscope/occlusion";
import { DatasetService, DataType, OcclusionService, type PartCorrespondence } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { refusal } from "./refusal.ts";
import { registerDamagedPets } from "./register-damaged-pets.ts";
import { smallModel, smallNetwork } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { tensorImage } from "./tensor-image.ts";

const shape = [16, 16, 3];
const inputs = [1, 2, 3].map((seed) => Float32Array.from({ length: 768 }, (_, at) => Math.sin(seed * at)));
const rect = (x: number, y: number, width = 5, height = 4) => ({ x, y, width, height });
const parts: { nose: Rect; ear: Rect }[] = [
  { nose: rect(2, 3), ear: rect(9, 1) },
  { nose: rect(4, 4), ear: rect(11, 12) },
  { nose: rect(0, 0), ear: rect(5, 5, 3, 3) },
];
const images = inputs.map((input, index) => ({ image: tensorImage(input, shape), parts: parts[index]! }));
const request = { model: "small", images, randomDraws: 4, seed: 9n };

type Measure = Parameters<Client<typeof OcclusionService>["measureCorrespondence"]>[0];

let server: TestServices;
let occlusion: Client<typeof OcclusionService>;

beforeAll(async () => {
  server = await startTestServices();
  occlusion = createClient(OcclusionService, server.transport);
  await importBytes(server.transport, { name: "small" }, smallModel());
});

afterAll(() => server.close());

async function measure(wanted: Measure) {
  const found: PartCorrespondence[] = [];
  const done: [bigint, bigint, boolean][] = [];
  let parameters: Record<string, unknown> = {};
  for await (const { progress, correspondences, complete, provenance } of occlusion.measureCorrespondence(wanted)) {
    found.push(...correspondences);
    done.push([progress!.done, progress!.total, complete]);
    parameters = JSON.parse(provenance!.parametersJson);
  }
  return { found, done, parameters };
}

test("gives the engine's own numbers, part by part, and the signs", async () => {
  await startBackend("cpu");
  const compiled = compileNetwork(smallNetwork());
  const expected: Measured[] = [];
  const masked = inputs.map((input, index) => ({ input, parts: new Map(Object.entries(parts[index]!)) }));
  const fill = () => fillConstant(shape, [0, 0, 0]);
  for await (const { found } of measureCorrespondence(compiled, masked, { randomDraws: 4, seed: 9, fill })) {
    expected.push(...found);
  }
  compiled.dispose();
  const { found, done } = await measure(request);
  expect(found.map(({ part, layer }) => `${part} ${layer}`).sort()).toEqual(["ear relu2", "nose relu2"]);
  for (const one of found) {
    const own = expected.find(({ part }) => part === one.part)!;
    expect(one.mean).toBeCloseTo(own.mean, 3);
    expect(one.pairs).toHaveLength(3);
    expect(one.random).toHaveLength(4);
    expect(one.pValue).toBe(one.random.filter((draw) => draw <= one.mean).length / 4);
    expect(one.signs).toMatchObject({ shape: [3, 8, 8, 12], dataType: DataType.UINT8 });
    expect(new Set(new Int8Array(one.signs!.data.slice().buffer))).toEqual(new Set([-1, 0, 1]));
  }
  expect(done.at(-1)).toEqual([30n, 30n, true]);
  expect(done.slice(0, -1).every(([, total, complete]) => total === 30n && !complete)).toBe(true);
});

test("the layers that were taken, and every other default, are in the provenance", async () => {
  const { parameters } = await measure({ model: "small", images: images.slice(0, 2) });
  expect(parameters).toMatchObject({ model: "small", layers: ["relu2"], randomDraws: 10, seed: 0, fill: [0, 0, 0] });
  expect(parameters.images).toHaveLength(2);
});

test("the same seed draws the same places, another one others", async () => {
  const randomOf = async (seed: bigint) => (await measure({ ...request, seed })).found.map(({ random }) => random);
  const first = await randomOf(3n);
  expect(await randomOf(3n)).toEqual(first);
  expect(await randomOf(4n)).not.toEqual(first);
});

test("built-in images know their parts", async () => {
  const { images: listed } = await createClient(DatasetService, server.transport).listImages({
    dataset: "menagerie",
    split: "validation",
    label: 3,
    pageSize: 2,
  });
  const drawings = listed.map(({ image, parts: known }) => {
    const { x, y, width, height } = known["left eye"]!;
    const eye = rect(Math.floor(x / 2), Math.floor(y / 2), Math.ceil(width / 2), Math.ceil(height / 2));
    return { image: { source: { case: "datasetImage" as const, value: image! } }, parts: { "left eye": eye } };
  });
  const { found } = await measure({ model: "menagerie-zfnet", images: drawings, randomDraws: 1 });
  expect(found.map(({ part, layer }) => [part, layer])).toEqual([
    ["left eye", "relu5"],
    ["left eye", "relu6"],
  ]);
  for (const { mean } of found) expect(mean).toBeGreaterThan(0);
});

test("a call that is cancelled leaves the engine to the next one", async () => {
  const cancel = new AbortController();
  const long = { ...request, randomDraws: 1000 };
  const read = async () => {
    for await (const { complete } of occlusion.measureCorrespondence(long, { signal: cancel.signal })) {
      expect(complete).toBe(false);
      cancel.abort();
    }
  };
  expect((await refusal(read())).code).toBe(Code.Canceled);
  await measure({ ...request, randomDraws: 1 });
  expect(server.context.engine.busy).toBe(false);
});

describe("an image that cannot be read is named by its place and", () => {
  const pet = (index: number) => ({
    source: { case: "datasetImage" as const, value: { dataset: "pets", split: "", index } },
  });
  const text = { source: { case: "encoded" as const, value: new TextEncoder().encode("no image") } };

  beforeAll(() => registerDamagedPets(server));

  test.each([
    ["its file", pet(1), Code.InvalidArgument, /^images\[2\]\.image: "cat\/0001\.png": .*damaged/],
    ["its file, also where it is gone", pet(2), Code.FailedPrecondition, /^images\[2\]\.image: .*"dog\/0002\.png"/],
    ["what is wrong with it", text, Code.InvalidArgument, /^images\[2\]\.image: .*image/],
  ])("%s", async (_, image, code, message) => {
    const masked = [...images.slice(0, 2), { image, parts: parts[2]! }];
    const error = await refusal(measure({ ...request, images: masked }));
    expect([error.code, error.rawMessage]).toEqual([code, expect.stringMatching(message)]);
  });
});

const wrong: [string, Measure, Code, string][] = [
  [
    "one image",
    { ...request, images: images.slice(1).slice(1) },
    Code.InvalidArgument,
    "images: 1 given; expected at least 2",
  ],
  [
    "too many images",
    { ...request, images: Array(65).fill(images[0]) },
    Code.ResourceExhausted,
    "images: 65 given; at most 64",
  ],
  ["a large seed", { ...request, seed: 2n ** 32n }, Code.InvalidArgument, "seed: 4294967296 given; expected at most"],
  [
    "too many draws",
    { ...request, randomDraws: 1001 },
    Code.ResourceExhausted,
    "random_draws: 1001 given; at most 1000",
  ],
  [
    "an unknown layer",
    { ...request, layers: ["relu2", "relu9"] },
    Code.NotFound,
    'layers[1]: "small" has no layer "relu9"',
  ],
  [
    "a layer twice",
    { ...request, layers: ["relu2", "relu2"] },
    Code.InvalidArgument,
    'layers[1]: "relu2" given again; expected each once',
  ],
  ["an unknown model", { ...request, model: "smell" }, Code.NotFound, "model: "],
  ["two values of three", { ...request, fill: [0, 1] }, Code.InvalidArgument, "fill: [0, 1] given; expected 3 finite"],
  [
    "no parts",
    { ...request, images: [images[0]!, { image: images[1]!.image }] },
    Code.InvalidArgument,
    "images[1].parts: nothing given; expected the place of one part at least",
  ],
  [
    "other parts",
    { ...request, images: [images[0]!, { image: images[1]!.image, parts: { nose: rect(0, 0) } }] },
    Code.InvalidArgument,
    'images[1].parts: "nose" given; expected "ear", "nose", as in images[0]',
  ],
  [
    "a part outside",
    { ...request, images: [images[0]!, { image: images[1]!.image, parts: { nose: rect(12, 0), ear: rect(0, 0) } }] },
    Code.InvalidArgument,
    'images[1].parts["nose"]: 5 × 4 at 12, 0 given; expected at least 1 × 1 pixel inside 16 × 16',
  ],
  [
    "an empty part",
    { ...request, images: [images[0]!, { image: images[1]!.image, parts: { nose: rect(1, 1, 0), ear: rect(0, 0) } }] },
    Code.InvalidArgument,
    'images[1].parts["nose"]: 0 × 4 at 1, 1 given',
  ],
  [
    "no image",
    { ...request, images: [images[0]!, { parts: parts[1] }] },
    Code.InvalidArgument,
    "images[1].image: nothing given; expected encoded, dataset_image or tensor",
  ],
];

describe("refuses", () => {
  test.each(wrong)("%s", async (_, wanted, code, message) => {
    const error = await refusal(measure(wanted));
    expect([error.code, error.rawMessage]).toEqual([code, expect.stringContaining(message)]);
  });
});
