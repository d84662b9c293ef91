import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { Code } from "@connectrpc/connect";
import { buildNetwork, writeOnnx } from "@deconvscope/network";
import type { ProbesSchema, TransferSchema } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findLandmarks } from "../src/requests/find-landmarks.ts";
import { importBytes } from "./import-bytes.ts";
import { refusal } from "./refusal.ts";
import { smallModel } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { createTinyRun, registerPets } from "./tiny-run.ts";

const shared = process.env.DECONVSCOPE_SHARED;

/** Nothing is trained here. */
let services: TestServices;
beforeAll(async () => {
  services = await startTestServices({ runWorkers: 0 });
  await registerPets(services.transport, services.dataRoot);
  const preprocessing = { divideBy: 255 };
  await importBytes(services.transport, { name: "fire", preprocessing }, fireModel());
  await importBytes(services.transport, { name: "small", preprocessing }, smallModel());
});
afterAll(() => services.close());

async function probe(value: MessageInitShape<typeof ProbesSchema>): Promise<string[]> {
  const { request } = await createTinyRun(services.transport, {}, { kind: { case: "probes", value } });
  return request?.kind.case === "probes" ? request.kind.value.layers : [];
}

async function freeze(value: MessageInitShape<typeof TransferSchema>): Promise<string> {
  const { request } = await createTinyRun(services.transport, {}, { kind: { case: "transfer", value } });
  return request?.kind.case === "transfer" ? request.kind.value.frozenThrough : "";
}

describe("a network of branches that meet, whose rectifiers leak or stop at six", () => {
  test("is probed at its input, its rectifiers and where branches meet, not inside them nor at its classes", async () => {
    expect(await probe({ model: "fire" })).toEqual(["input", "leaky1", "squeezed", "concat"]);
  });

  test("keeps what its classifier reads", async () => {
    expect(await freeze({ model: "fire" })).toBe("concat");
    expect(await freeze({ model: "fire", frozenThrough: "squeezed" })).toBe("squeezed");
  });

  test("is neither probed nor cut inside a branch", async () => {
    const why = '"wide" given; other ways lead around it, so that it does not part the network in two';
    expect(await refusal(probe({ model: "fire", layers: ["leaky1", "wide"] }))).toMatchObject({
      code: Code.InvalidArgument,
      rawMessage: `probes.layers[1]: ${why}; expected a layer through which all goes`,
    });
    expect(await refusal(freeze({ model: "fire", frozenThrough: "wide" }))).toMatchObject({
      code: Code.InvalidArgument,
      rawMessage: `transfer.frozen_through: ${why}; expected a layer through which all goes`,
    });
    expect(await refusal(freeze({ model: "fire", frozenThrough: "classes" }))).toMatchObject({
      rawMessage: 'transfer.frozen_through: "classes" given; expected a layer before "classes", the classifier',
    });
  });
});

test("a network that is too deep for all its layers is probed at 30, the first and the last among them", async () => {
  await importBytes(services.transport, { name: "deep", preprocessing: { divideBy: 255 } }, deepModel(40));
  const layers = await probe({ model: "deep" });
  expect(layers).toHaveLength(30);
  expect(new Set(layers).size).toBe(30);
  expect([layers[0], layers.at(-1)]).toEqual(["input", "relu39"]);
});

test("landmarks that an earlier release did not keep are found again", async () => {
  const model = await services.context.models.find("small");
  const { landmarks, ...anatomy } = model!.anatomy;
  expect(landmarks).toMatchObject({ scoring: "dense", probed: ["relu1", "relu2"] });
  const found = await findLandmarks(services.context, { ...model!, anatomy }, new AbortController().signal);
  expect(found).toEqual(landmarks);
});

if (shared) {
  test("SqueezeNet 1.0 is probed at its input and 17 layers more, and keeps what its last convolution reads", async () => {
    const bytes = await readFile(join(shared, "data", "squeezenet1_0", "model.onnx"));
    await importBytes(services.transport, { name: "squeezenet-1.0", preprocessing: { divideBy: 255 } }, bytes);
    const layers = await probe({ model: "squeezenet-1.0" });
    expect(layers).toHaveLength(18);
    expect(layers.filter((name) => /concat/.test(name))).toHaveLength(8);
    expect(await freeze({ model: "squeezenet-1.0" })).toBe("drop9");
  });
}

/** SqueezeNet in small: a squeeze, two branches that meet, a convolution for a classifier. @see Iandola et al. 2016 */
function fireModel(): Uint8Array {
  return writeOnnx(
    buildNetwork(
      [
        { name: "input", operator: "Input", inputs: [], shape: [16, 16, 3] },
        convolution("conv1", "input", 3, 4),
        { name: "leaky1", operator: "LeakyRelu", inputs: ["conv1"], alpha: 0.1 },
        convolution("squeeze", "leaky1", 4, 2),
        { name: "squeezed", operator: "Clip", inputs: ["squeeze"], minimum: 0, maximum: 6 },
        convolution("expand1", "squeezed", 2, 3),
        { name: "narrow", operator: "Relu", inputs: ["expand1"] },
        convolution("expand3", "squeezed", 2, 3),
        { name: "wide", operator: "Relu", inputs: ["expand3"] },
        { name: "concat", operator: "Concat", inputs: ["narrow", "wide"], axis: 2 },
        convolution("classes", "concat", 6, 5),
        { name: "rectified", operator: "Relu", inputs: ["classes"] },
        { name: "mean", operator: "GlobalAveragePool", inputs: ["rectified"] },
        { name: "prob", operator: "Softmax", inputs: ["mean"], axes: [2] },
      ],
      "prob",
    ),
  );
}

function deepModel(depth: number): Uint8Array {
  const layers = Array.from({ length: depth }, (_, index) => [
    convolution(`conv${index}`, index === 0 ? "input" : `relu${index - 1}`, 3, 3),
    { name: `relu${index}`, operator: "Relu", inputs: [`conv${index}`] } as const,
  ]);
  const input = { name: "input", operator: "Input", inputs: [], shape: [16, 16, 3] } as const;
  const mean = { name: "mean", operator: "GlobalAveragePool", inputs: [`relu${depth - 1}`] } as const;
  return writeOnnx(buildNetwork([input, ...layers.flat(), mean, convolution("classes", "mean", 3, 5)], "classes"));
}

/** 1 × 1. */
function convolution(name: string, from: string, channels: number, filters: number) {
  const data = Float32Array.from({ length: channels * filters }, (_, index) => Math.sin(index));
  return {
    name,
    operator: "Conv",
    inputs: [from],
    kernel: [1, 1],
    strides: [1, 1],
    dilations: [1, 1],
    pads: { top: 0, left: 0, bottom: 0, right: 0 },
    groups: 1,
    filters: { shape: [1, 1, channels, filters], data },
    bias: undefined,
  } as const;
}
