import { type Client, Code, createClient } from "@connectrpc/connect";
import {
  ChannelOrder,
  DataType,
  DeconvService,
  FillPattern,
  ModelService,
  type OccludeResponse,
  OcclusionService,
} from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { refusal } from "./refusal.ts";
import { smallModel } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { tensorImage } from "./tensor-image.ts";

const model = "menagerie-zfnet";
const drawing = (index: number) => ({
  source: { case: "datasetImage" as const, value: { dataset: "menagerie", split: "validation", index } },
});
const request = { model, image: drawing(3), patch: 24, stride: 24 };

const values = Float32Array.from({ length: 768 }, (_, at) => Math.sin(at * 0.7) + (at % 16 > 7 ? 1 : 0));
const small = { model: "small", image: tensorImage(values, [16, 16, 3]), patch: 4, stride: 4 };

type Sweep = Parameters<Client<typeof OcclusionService>["occlude"]>[0];

let server: TestServices;
let occlusion: Client<typeof OcclusionService>;

beforeAll(async () => {
  server = await startTestServices();
  occlusion = createClient(OcclusionService, server.transport);
  await importBytes(server.transport, { name: "small" }, smallModel());
});

afterAll(() => server.close());

async function sweep(wanted: Sweep) {
  const events: OccludeResponse["event"][] = [];
  for await (const { event } of occlusion.occlude(wanted)) events.push(event);
  const [first] = events;
  const last = events.at(-1);
  if (first?.case !== "start" || last?.case !== "summary") throw new Error("expected a start and a summary");
  const messages = events.flatMap((event) => (event.case === "tiles" ? [event.value] : []));
  const tiles = messages.flatMap((message) =>
    message.rows.map((row, index) => ({
      place: `${row},${message.columns[index]}`,
      probability: message.probabilities[index]!,
      topClass: message.topClasses[index]!,
      topProbability: message.topProbabilities[index]!,
      activity: message.activities[index]!,
    })),
  );
  return { start: first.value, tiles, progress: messages.at(-1)?.progress, summary: last.value };
}

describe("Occlude", () => {
  test("streams what there is without a square, tiles coarse to fine, and what they come to", async () => {
    const { start, tiles, progress, summary } = await sweep(request);
    expect(start).toMatchObject({ rows: 4, columns: 4, patch: 24, stride: 24, height: 96, width: 96 });
    const { classifications } = await createClient(ModelService, server.transport).classify({
      model,
      image: drawing(3),
    });
    const [best] = classifications;
    expect(start).toMatchObject({ classIndex: best?.classIndex, topClass: best?.classIndex });
    expect(start.probability).toBeCloseTo(best!.probability, 5);
    expect(tiles.slice(0, 4).map(({ place }) => place)).toEqual(["0,0", "0,2", "2,0", "2,2"]);
    expect(new Set(tiles.map(({ place }) => place)).size).toBe(16);
    expect(progress).toMatchObject({ done: 16n, total: 16n, secondsLeft: 0 });
    expect(summary.probability).toMatchObject({ shape: [96, 96], dataType: DataType.FLOAT32 });
    const topClasses = new Int32Array(summary.topClass!.data.slice().buffer);
    expect(summary.topClass).toMatchObject({ shape: [4, 4], dataType: DataType.INT32 });
    expect(topClasses[6]).toBe(tiles.find(({ place }) => place === "1,2")?.topClass);
  });

  test("the watched map is the layer's strongest, and its picture the one that Reconstruct draws", async () => {
    const { start, summary } = await sweep(request);
    const strongest = { layer: start.unit!.layer, count: 1 };
    const deconv = createClient(DeconvService, server.transport);
    for await (const { reconstruction } of deconv.reconstruct({ model, image: drawing(3), strongest })) {
      expect(start.unit).toEqual(reconstruction?.unit);
      expect(summary.projectionPng).toEqual(reconstruction?.projectionPng);
    }
    const modelLayers = (await createClient(ModelService, server.transport).getModel({ model })).layers;
    const convolutions = modelLayers.filter(({ operator }) => operator === "Conv");
    expect([start.unit?.layer, `relu${convolutions.length}`]).toEqual(["relu5", "relu5"]);
  });

  test("squares that cover nothing of what counts change nothing; what dropped lies on the animal's parts", async () => {
    const { start, tiles, summary } = await sweep(request);
    const lowest = Math.min(...tiles.map(({ probability }) => probability));
    expect(lowest).toBeLessThan(start.probability);
    expect(summary.partsArea).toBeGreaterThan(0);
    expect(summary.partsArea).toBeLessThan(1);
    expect(summary.dropOnParts).toBeGreaterThan(0);
    expect(summary.dropOnParts).toBeLessThanOrEqual(1);
  });

  test("an image that knows no parts has no share on them", async () => {
    const { summary } = await sweep(small);
    expect([summary.dropOnParts, summary.partsArea]).toEqual([undefined, undefined]);
  });

  test("fills in what is left open, and says so", async () => {
    const { start } = await sweep({ model, image: drawing(3), stride: 40 });
    expect(start).toMatchObject({ patch: 19, stride: 40, rows: 3, columns: 3 });
    expect(start.provenance?.model).toBe(model);
    expect(JSON.parse(start.provenance!.parametersJson)).toEqual({
      model,
      image: { datasetImage: { dataset: "menagerie", split: "validation", index: 3 } },
      patch: 19,
      stride: 40,
      fill: [0, 0, 0],
      layer: "relu5",
      classIndex: start.classIndex,
    });
  });

  test.each([
    ["grey", { fillPattern: FillPattern.GREY }, "FILL_PATTERN_GREY"],
    ["noise", { fillPattern: FillPattern.NOISE, seed: 5n }, { pattern: "FILL_PATTERN_NOISE", seed: 5 }],
    ["blur", { fillPattern: FillPattern.BLUR }, "FILL_PATTERN_BLUR"],
    ["values", { fill: [1, -1, 0.5] }, [1, -1, 0.5]],
  ])("a square of %s shows another image than the mean's", async (_, fill, said) => {
    const [plain, filled, again] = [
      await sweep(small),
      await sweep({ ...small, ...fill }),
      await sweep({ ...small, ...fill }),
    ];
    const middles = [plain, filled, again].map(({ tiles }) => tiles.map(({ activity }) => activity));
    expect(middles[1]).not.toEqual(middles[0]);
    expect(middles[2]).toEqual(middles[1]);
    expect(JSON.parse(filled.start.provenance!.parametersJson).fill).toEqual(said);
  });

  test("grey is #808080 as the model is fed", async () => {
    const preprocessing = { channelOrder: ChannelOrder.RGB, divideBy: 2, mean: [1, 2, 3], deviation: [1, 2, 4] };
    await importBytes(server.transport, { name: "prepared", preprocessing }, smallModel());
    const prepared = { ...small, model: "prepared" };
    const [grey, given] = [
      await sweep({ ...prepared, fillPattern: FillPattern.GREY }),
      await sweep({ ...prepared, fill: [63, 31, 15.25] }),
    ];
    expect(grey.tiles).toEqual(given.tiles);
  });

  test("watches the class that is asked for", async () => {
    const { start, tiles } = await sweep({ ...small, classIndex: 0 });
    expect(start.classIndex).toBe(0);
    expect(start.topClass).not.toBe(0);
    expect(start.probability).toBeLessThan(start.topProbability);
    for (const { probability, topProbability } of tiles) expect(probability).toBeLessThanOrEqual(topProbability);
  });

  test("places are read while a sweep goes on", async () => {
    const cancel = new AbortController();
    const read = async () => {
      for await (const { event } of occlusion.occlude({ ...request, patch: 8, stride: 1 }, { signal: cancel.signal })) {
        if (event.case !== "tiles") continue;
        expect(event.value.progress!.done).toBeLessThan(7921n);
        const { readings } = await occlusion.occludeAt({ sweep: request, places: [{ top: 8, left: 8 }] });
        expect(readings).toHaveLength(1);
        cancel.abort();
      }
    };
    expect((await refusal(read())).code).toBe(Code.Canceled);
  });

  test("a call that is cancelled leaves the engine to the next one", async () => {
    const cancel = new AbortController();
    const events: string[] = [];
    const read = async () => {
      for await (const { event } of occlusion.occlude({ ...request, patch: 8, stride: 1 }, { signal: cancel.signal })) {
        events.push(event.case ?? "");
        if (event.case === "tiles") cancel.abort();
      }
    };
    expect((await refusal(read())).code).toBe(Code.Canceled);
    expect(events).toEqual(["start", "tiles"]);
    await createClient(ModelService, server.transport).classify({ model, image: drawing(4) });
    expect(server.context.engine.busy).toBe(false);
  });
});

const wrongSweeps: [string, Sweep, Code, string][] = [
  ["no image", { model }, Code.InvalidArgument, "image: nothing given; expected encoded, dataset_image or tensor"],
  ["an unknown model", { ...request, model: "smell" }, Code.NotFound, 'model: no model "smell"'],
  [
    "a large patch",
    { ...request, patch: 97 },
    Code.InvalidArgument,
    "patch: expected a whole number from 1 to 96, the short side of the model's input, got 97",
  ],
  [
    "a large stride",
    { ...request, stride: 400 },
    Code.InvalidArgument,
    "stride: expected a whole number from 1 to 96, the short side of the model's input, got 400",
  ],
  ["an unknown class", { ...request, classIndex: 99 }, Code.InvalidArgument, "class_index: 99 given; expected 0 … "],
  ["an unknown layer", { ...request, layer: "relu9" }, Code.NotFound, 'layer: "menagerie-zfnet" has no layer "relu9"'],
  ["one value of three", { ...request, fill: [1] }, Code.InvalidArgument, "fill: [1] given; expected 3 finite numbers"],
  ["no number", { ...request, fill: [0, 0, Number.NaN] }, Code.InvalidArgument, "fill: [0, 0, NaN] given"],
  ["an unknown pattern", { ...request, fillPattern: 9 as FillPattern }, Code.InvalidArgument, "fill_pattern: 9 given"],
  [
    "a large seed",
    { ...request, fillPattern: FillPattern.NOISE, seed: 2n ** 32n },
    Code.InvalidArgument,
    "seed: 4294967296 given; expected at most 4294967295",
  ],
  [
    "what is no image",
    { ...request, image: { source: { case: "encoded", value: new TextEncoder().encode("no image") } } },
    Code.InvalidArgument,
    "image: ",
  ],
  [
    "values and a pattern",
    { ...request, fill: [0, 0, 0], fillPattern: FillPattern.BLUR },
    Code.InvalidArgument,
    "fill: 3 values given beside a pattern",
  ],
];

describe("refuses", () => {
  test.each(wrongSweeps)("%s", async (_, wanted, code, message) => {
    const error = await refusal(sweep(wanted));
    expect([error.code, error.rawMessage]).toEqual([code, expect.stringContaining(message)]);
    if (message.startsWith("stride")) return;
    const place = await refusal(occlusion.occludeAt({ sweep: wanted, places: [{ top: 0, left: 0 }] }));
    expect(place.rawMessage).toContain(`sweep.${message}`);
  });

  test.each([
    ["no sweep", { places: [{}] }, "sweep: nothing given"],
    ["no places", { sweep: request }, "places: 0 given; expected 1 to 64 places"],
    ["many places", { sweep: request, places: Array(65).fill({}) }, "places: 65 given"],
    [
      "a place outside",
      { sweep: request, places: [{}, { top: 73 }] },
      "places[1]: top 73, left 0 given; expected top 0 … 72",
    ],
  ])("OccludeAt: %s", async (_, wanted, message) => {
    const error = await refusal(occlusion.occludeAt(wanted));
    expect([error.code, error.rawMessage]).toEqual([Code.InvalidArgument, expect.stringContaining(message)]);
  });
});

test("a quick call does not wait for the end of a sweep", async () => {
  const cancel = new AbortController();
  let done = 0n;
  const follow = async () => {
    const events = occlusion.occlude({ ...request, patch: 8, stride: 1 }, { signal: cancel.signal });
    for await (const { event } of events) if (event.case === "tiles") done = event.value.progress!.done;
  };
  const ended = refusal(follow());
  await expect.poll(() => done, { timeout: 20_000 }).toBeGreaterThan(0n);
  await createClient(ModelService, server.transport).classify({ model, image: drawing(4) });
  expect(done).toBeLessThan(89n * 89n);
  cancel.abort();
  expect((await ended).code).toBe(Code.Canceled);
});

test("OccludeAt reads what the sweep read there, in the order of the places", async () => {
  const { tiles, start } = await sweep(request);
  const places = [
    { top: 24, left: 48 },
    { top: 0, left: 0 },
  ];
  const { readings, provenance } = await occlusion.occludeAt({ sweep: { ...request, stride: 400 }, places });
  for (const [index, wanted] of ["1,2", "0,0"].entries()) {
    const { place, ...tile } = tiles.find((one) => one.place === wanted)!;
    expect(readings[index]?.topClass).toBe(tile.topClass);
    expect(readings[index]?.probability).toBeCloseTo(tile.probability, 5);
    expect(readings[index]?.activity).toBeCloseTo(tile.activity, 3);
  }
  const { places: said, classIndex } = JSON.parse(provenance!.parametersJson);
  expect([said, classIndex]).toEqual([places, start.classIndex]);
});
