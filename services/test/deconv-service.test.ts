import { setTimeout as sleep } from "node:timers/promises";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { decodeImage } from "@deconvscope/datasets";
import {
  DeconvService,
  ModelService,
  type Reconstruction,
  type ReconstructRequestSchema,
  Rule,
  Seed,
} from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { smallModel } from "./small-model.ts";
import { signalEngine, startTestServices, type TestServices } from "./start-test-services.ts";
import { tensorImage } from "./tensor-image.ts";

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices();
  await importBytes(services.transport, { name: "small", preprocessing: { divideBy: 255 } }, smallModel());
});
afterAll(() => services.close());

const values = Float32Array.from({ length: 16 * 16 * 3 }, (_, index) => Math.sin(index * index));
const image = tensorImage(values, [16, 16, 3]);

type Request = MessageInitShape<typeof ReconstructRequestSchema>;

const start = (request: Request, signal?: AbortSignal) =>
  createClient(DeconvService, services.transport).reconstruct(
    { model: "small", image, ...request },
    signal === undefined ? {} : { signal },
  );

async function reconstruct(request: Request) {
  const all: Reconstruction[] = [];
  let parameters: Record<string, unknown> = {};
  for await (const { reconstruction, provenance } of start(request)) {
    if (reconstruction !== undefined) {
      all.push(reconstruction);
    }
    parameters = JSON.parse(provenance?.parametersJson ?? "");
  }
  return { all, parameters };
}

function floats(data: Uint8Array | undefined): Float32Array {
  return new Float32Array((data ?? new Uint8Array()).slice().buffer);
}

describe("Reconstruct", () => {
  test("the strongest maps of a layer, strongest first, each at its maximum", async () => {
    const { all, parameters } = await reconstruct({ strongest: { layer: "relu2", count: 4 } });
    const models = createClient(ModelService, services.transport);
    const { activations } = await models.getActivations({ model: "small", image, layer: "relu2" });
    const maxima = Array.from({ length: 12 }, (_, channel) =>
      Math.max(...floats(activations?.data).filter((_, index) => index % 12 === channel)),
    );
    expect(all.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(all.map(({ activation }) => activation)).toEqual([...maxima].sort((a, b) => b - a).slice(0, 4));
    for (const { unit, activation } of all) {
      expect(floats(activations?.data)[((unit?.y ?? 0) * 8 + (unit?.x ?? 0)) * 12 + (unit?.channel ?? 0)]).toBe(
        activation,
      );
    }
    expect(parameters).toMatchObject({
      strongest: { layer: "relu2", count: 4 },
      rule: "RULE_DECONVNET",
      seed: "SEED_ACTIVATION",
      includeSignal: false,
      together: false,
    });
  });

  test("nine of them where no count is given, and never more than there are", async () => {
    expect((await reconstruct({ strongest: { layer: "relu2" } })).all).toHaveLength(9);
    expect((await reconstruct({ strongest: { layer: "relu1", count: 100 } })).all).toHaveLength(8);
  });

  test("pictures are the receptive field's, the projection about mid-grey at its scale", async () => {
    const { all } = await reconstruct({
      units: [{ layer: "conv2", channel: 3, y: 4, x: 0 }],
      rule: Rule.GRADIENT,
      includeSignal: true,
    });
    const [{ receptiveField, projectionPng, patchPng, signal, scale } = {} as Reconstruction] = all;
    // 8 pixels wide from −3 on, clipped.
    expect(receptiveField).toMatchObject({ x: 0, y: 5, width: 5, height: 8 });
    const projection = await decodeImage(projectionPng);
    const patch = await decodeImage(patchPng);
    expect([projection.width, projection.height, patch.width, patch.height]).toEqual([5, 8, 5, 8]);
    expect(signal?.shape).toEqual([16, 16, 3]);
    expect(scale).toBeGreaterThan(0);
    const numbers = floats(signal?.data);
    for (let y = 0; y < 16; y++) {
      for (let x = 0; x < 16; x++) {
        for (let c = 0; c < 3; c++) {
          const number = numbers[(y * 16 + x) * 3 + c] ?? Number.NaN;
          const inside = y >= 5 && y < 13 && x < 5;
          const tone = inside ? projection.pixels[((y - 5) * 5 + x) * 3 + c] : undefined;
          if (tone === undefined) {
            expect(number).toBe(0);
          } else {
            const expected = Math.max(0, Math.min(255, 128 + (128 * number) / scale));
            expect(Math.abs(tone - expected)).toBeLessThan(0.51);
          }
        }
      }
    }
  });

  test("units come in the request's order, with place or at their maximum", async () => {
    const units = [
      { layer: "relu1", channel: 7 },
      { layer: "relu2", channel: 2, y: 1, x: 6 },
      { layer: "dense", channel: 4 },
    ];
    const { all, parameters } = await reconstruct({ units });
    expect(all.map(({ unit }) => unit)).toMatchObject([units[0] ?? {}, units[1] ?? {}, { ...units[2], y: 0, x: 0 }]);
    expect(all[2]?.receptiveField).toMatchObject({ x: 0, y: 0, width: 16, height: 16 });
    expect(parameters).toMatchObject({ units });
  });

  test("under the gradient rule the projections of several units together are their sum", async () => {
    const units = [
      { layer: "relu2", channel: 2, y: 1, x: 1 },
      { layer: "relu2", channel: 5, y: 6, x: 6 },
    ];
    const options = { units, rule: Rule.GRADIENT, seed: Seed.ONE, includeSignal: true };
    const [together] = (await reconstruct({ ...options, together: true })).all;
    const [first, second] = (await reconstruct(options)).all;
    const [a, b, sum] = [first, second, together].map((one) => floats(one?.signal?.data));
    sum?.forEach((value, index) => {
      expect(value).toBeCloseTo((a?.[index] ?? 0) + (b?.[index] ?? 0), 4);
    });
    expect(together?.unit).toMatchObject(units[0] ?? {});
  });

  test("the rules differ, and so do the seeds", async () => {
    const units = [{ layer: "relu2", channel: 1 }];
    const signals = [];
    for (const [rule, seed] of [
      [1, 1],
      [2, 1],
      [3, 1],
      [1, 2],
    ] as const) {
      const { all } = await reconstruct({ units, rule, seed, includeSignal: true });
      signals.push(Buffer.from(all[0]?.signal?.data ?? []).toString("base64"));
    }
    expect(new Set(signals).size).toBe(4);
  });

  test("takes images of a dataset", async () => {
    const source = { case: "datasetImage", value: { dataset: "menagerie", split: "validation", index: 3 } } as const;
    const { all, parameters } = await reconstruct({ image: { source }, strongest: { layer: "relu1", count: 2 } });
    expect(all).toHaveLength(2);
    expect(parameters).toMatchObject({
      image: { datasetImage: { dataset: "menagerie", split: "validation", index: 3 } },
    });
  });
});

describe("wrong requests", () => {
  const unit = { layer: "relu2", channel: 0 };
  const cases: [string, Request, Code, RegExp][] = [
    ["neither units nor strongest", {}, Code.InvalidArgument, /^units: neither given/],
    ["both", { units: [unit], strongest: { layer: "relu2" } }, Code.InvalidArgument, /^units: both given/],
    [
      "layer",
      { strongest: { layer: "relu22" } },
      Code.NotFound,
      /^strongest\.layer: "small" has no layer "relu22".*"relu2"/,
    ],
    [
      "the input",
      { strongest: { layer: "input" } },
      Code.InvalidArgument,
      /^strongest\.layer: "input" is of operator Input/,
    ],
    [
      "channel",
      { units: [unit, { ...unit, channel: 12 }] },
      Code.InvalidArgument,
      /^units\[1\]\.channel: 12 given; "relu2" has 12 feature maps, expected 0 … 11/,
    ],
    ["row", { units: [{ ...unit, y: 8, x: 0 }] }, Code.InvalidArgument, /^units\[0\]\.y: 8 given; expected 0 … 7/],
    [
      "column",
      { units: [{ ...unit, y: 0, x: 2 ** 32 - 1 }] },
      Code.InvalidArgument,
      /^units\[0\]\.x: 4294967295 given/,
    ],
    ["row alone", { units: [{ ...unit, y: 1 }] }, Code.InvalidArgument, /^units\[0\]\.x: nothing given; expected both/],
    [
      "place in a dense layer",
      { units: [{ layer: "dense", channel: 0, y: 1, x: 0 }] },
      Code.InvalidArgument,
      /expected 0 in "dense"/,
    ],
    ["rule", { units: [unit], rule: 9 as Rule }, Code.InvalidArgument, /^rule: 9 given; expected RULE_DECONVNET/],
    ["seed", { units: [unit], seed: 9 as Seed }, Code.InvalidArgument, /^seed: 9 given; expected SEED_ACTIVATION/],
    ["model", { model: "smal", units: [unit] }, Code.NotFound, /^model: no model "smal"; there is .*"small"/],
    ["unit without layer", { units: [{ channel: 1 }] }, Code.InvalidArgument, /^units\[0\]\.layer: nothing given/],
  ];
  test.each(cases)("%s", async (_, request, code, words) => {
    const error = ConnectError.from(await reconstruct(request).catch((reason: unknown) => reason));
    expect(error.rawMessage).toMatch(words);
    expect(error.code).toBe(code);
  });
});

describe("a stream of many units", () => {
  const units = Array.from({ length: 4000 }, (_, index) => ({
    layer: "conv2",
    channel: index % 12,
    y: index % 8,
    x: (index >> 3) % 8,
  }));

  test("cancel stops the compute: the next call is answered", async () => {
    const controller = new AbortController();
    // More than may lie unread: were it not stopped, it would hold the engine for ever.
    const stream = start({ units, includeSignal: true }, controller.signal)[Symbol.asyncIterator]();
    await stream.next();
    controller.abort();
    await expect(stream.next()).rejects.toMatchObject({ code: Code.Canceled });
    expect((await reconstruct({ units: [{ layer: "conv1", channel: 0 }] })).all).toHaveLength(1);
  });

  test("kill -9 of the engine ends it with UNAVAILABLE; the next call works", async () => {
    const stream = start({ units })[Symbol.asyncIterator]();
    await stream.next();
    signalEngine(services, "SIGKILL");
    const drain = async (): Promise<void> => {
      while (!(await stream.next()).done) {}
    };
    await expect(drain()).rejects.toMatchObject({
      code: Code.Unavailable,
      rawMessage: expect.stringContaining("SIGKILL"),
    });
    expect((await reconstruct({ units: [{ layer: "conv1", channel: 0 }] })).all).toHaveLength(1);
  });

  test("a deadline ends it", async () => {
    const client = createClient(DeconvService, services.transport);
    const stream = client.reconstruct({ model: "small", image, units }, { timeoutMs: 30 });
    await expect(async () => {
      for await (const _ of stream) {
        await sleep(1);
      }
    }).rejects.toMatchObject({ code: Code.DeadlineExceeded });
  });
});
