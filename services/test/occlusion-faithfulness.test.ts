import { type Client, Code, createClient } from "@connectrpc/connect";
import {
  type FaithfulnessCurves,
  ModelService,
  OcclusionService,
  type RandomisedMap,
  type Rule,
} from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { refusal } from "./refusal.ts";
import { smallModel } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { tensorImage } from "./tensor-image.ts";

const values = Float32Array.from({ length: 768 }, (_, at) => Math.sin(at * 0.7) + (at % 16 > 7 ? 1 : 0));
const image = tensorImage(values, [16, 16, 3]);
const occlusion = { patch: 4, stride: 2 };
const request = { model: "small", image, map: { case: "occlusion" as const, value: occlusion }, steps: 8, seed: 3n };

type Measure = Parameters<Client<typeof OcclusionService>["measureFaithfulness"]>[0];

let server: TestServices;
let service: Client<typeof OcclusionService>;

beforeAll(async () => {
  server = await startTestServices();
  service = createClient(OcclusionService, server.transport);
  await importBytes(server.transport, { name: "small" }, smallModel());
});

afterAll(() => server.close());

async function measure(wanted: Measure) {
  const order: string[] = [];
  const done: bigint[] = [];
  const randomised: RandomisedMap[] = [];
  let curves: FaithfulnessCurves | undefined;
  let total = 0n;
  for await (const { event } of service.measureFaithfulness(wanted)) {
    if (order.at(-1) !== event.case) order.push(event.case ?? "");
    if (event.case === "progress") {
      done.push(event.value.done);
      total = event.value.total;
    }
    if (event.case === "curves") curves = event.value;
    if (event.case === "randomised") randomised.push(event.value);
  }
  if (curves === undefined) throw new Error("expected curves");
  return { order, done, total, curves, randomised };
}

describe("MeasureFaithfulness", () => {
  test("tells how far it is, then the curves: from the image to the blurred one, and back", async () => {
    const { order, done, total, curves } = await measure(request);
    expect(order).toEqual(["progress", "curves"]);
    expect([done.at(-1), total]).toEqual([49n + 2n * 6n * 9n, 49n + 2n * 6n * 9n]);
    expect([...done].sort((a, b) => Number(a - b))).toEqual(done);
    expect(curves.shares).toHaveLength(9);
    expect([curves.shares[0], curves.shares[8]]).toEqual([0, 1]);
    const { classifications } = await createClient(ModelService, server.transport).classify({ model: "small", image });
    expect(curves.deletion[0]).toBeCloseTo(classifications[0]!.probability, 5);
    expect(curves.insertion[8]).toBeCloseTo(curves.deletion[0]!, 5);
    expect(curves.insertion[0]).toBeCloseTo(curves.deletion[8]!, 5);
    expect(curves.randomDeletionAreas).toHaveLength(5);
    expect(curves.randomDeletion).toHaveLength(9);
    expect(curves.deletionArea).toBeLessThan(curves.insertionArea);
  });

  test("every default is in the provenance", async () => {
    const { curves } = await measure({ model: "small", image, map: { case: "occlusion", value: {} } });
    const { tensorSha256 } = JSON.parse(curves.provenance!.parametersJson).image;
    expect(JSON.parse(curves.provenance!.parametersJson)).toEqual({
      model: "small",
      image: { tensorSha256, shape: [16, 16, 3] },
      occlusion: { patch: 3, stride: 1, fill: [0, 0, 0] },
      classIndex: expect.any(Number),
      steps: 32,
      randomOrders: 5,
      seed: 0,
      randomiseWeights: false,
    });
  });

  test.each([
    ["an occlusion map", request.map],
    ["a projection", { case: "projection" as const, value: { unit: { layer: "relu2", channel: 1 } } }],
  ])("with weights drawn anew, layer after layer from the last: %s", async (_, map) => {
    const { order, done, total, randomised } = await measure({ ...request, map, randomiseWeights: true });
    expect(order.slice(0, 2)).toEqual(["progress", "curves"]);
    expect(randomised.map(({ layer, complete }) => [layer, complete])).toEqual([
      ["dense", false],
      ["conv2", false],
      ["conv1", true],
    ]);
    for (const { similarity } of randomised) {
      expect(Math.abs(similarity)).toBeGreaterThan(0);
      expect(Math.abs(similarity)).toBeLessThanOrEqual(1 + 1e-9);
    }
    expect(done.at(-1)).toBe(total);
  });

  test("a projection does not depend on the layers behind its unit", async () => {
    const map = { case: "projection" as const, value: { unit: { layer: "relu1", channel: 2 } } };
    const { randomised } = await measure({ ...request, map, randomiseWeights: true });
    expect(randomised.slice(0, 2).map(({ similarity }) => similarity)).toEqual([expect.closeTo(1), expect.closeTo(1)]);
    expect(randomised[2]!.similarity).toBeLessThan(1 - 1e-5);
  });

  test("the same seed draws the same orders", async () => {
    const areas = async (seed: bigint) => (await measure({ ...request, seed })).curves.randomDeletionAreas;
    expect(await areas(3n)).toEqual(await areas(3n));
    expect(await areas(4n)).not.toEqual(await areas(3n));
  });

  test("a call that is cancelled leaves the engine to the next one", async () => {
    const cancel = new AbortController();
    const read = async () => {
      const long = { ...request, steps: 256, randomOrders: 100 };
      for await (const { event } of service.measureFaithfulness(long, { signal: cancel.signal })) {
        expect(event.case).toBe("progress");
        cancel.abort();
      }
    };
    expect((await refusal(read())).code).toBe(Code.Canceled);
    await measure(request);
    expect(server.context.engine.busy).toBe(false);
  });
});

const projection = (value: { unit?: { layer: string; channel: number }; rule?: Rule }) => ({
  ...request,
  map: { case: "projection" as const, value },
});
const sweep = (value: { patch?: number; fill?: number[]; layer?: string }) => ({
  ...request,
  map: { case: "occlusion" as const, value },
});
const unit = { layer: "relu2", channel: 1 };

const wrong: [string, Measure, Code, string][] = [
  [
    "no map",
    { ...request, map: { case: undefined } },
    Code.InvalidArgument,
    "map: nothing given; expected occlusion or",
  ],
  ["no image", { ...request, image: {} }, Code.InvalidArgument, "image: nothing given"],
  ["an unknown model", { ...request, model: "smell" }, Code.NotFound, 'model: no model "smell"'],
  ["an unknown class", { ...request, classIndex: 5 }, Code.InvalidArgument, "class_index: 5 given; expected 0 … 4"],
  ["a large seed", { ...request, seed: 2n ** 32n }, Code.InvalidArgument, "seed: 4294967296 given; expected at most"],
  ["many steps", { ...request, steps: 257 }, Code.InvalidArgument, "steps: 257 given; expected 1 … 256"],
  [
    "many orders",
    { ...request, randomOrders: 101 },
    Code.InvalidArgument,
    "random_orders: 101 given; expected 1 … 100",
  ],
  [
    "a large patch",
    sweep({ patch: 17 }),
    Code.InvalidArgument,
    "occlusion.patch: expected a whole number from 1 to 16",
  ],
  ["one value of three", sweep({ fill: [1] }), Code.InvalidArgument, "occlusion.fill: [1] given; expected 3 finite"],
  ["no unit", projection({}), Code.InvalidArgument, "projection.unit: nothing given; expected a layer and a channel"],
  [
    "no such map",
    projection({ unit: { ...unit, channel: 12 } }),
    Code.InvalidArgument,
    "projection.unit.channel: 12 given",
  ],
  [
    "a rule",
    projection({ unit, rule: 9 as Rule }),
    Code.InvalidArgument,
    "projection.rule: 9 given; expected RULE_DECONVNET",
  ],
];

describe("refuses", () => {
  test.each(wrong)("%s", async (_, wanted, code, message) => {
    const error = await refusal(measure(wanted));
    expect([error.code, error.rawMessage]).toEqual([code, expect.stringContaining(message)]);
  });
});
