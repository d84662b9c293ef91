import { createClient } from "@connectrpc/connect";
import { ModelService, type OccludeResponse, OcclusionService } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServices, type TestServices } from "./start-test-services.ts";

const model = "menagerie-zfnet";
const drawing = (index: number) => ({
  source: { case: "datasetImage" as const, value: { dataset: "menagerie", split: "validation", index } },
});

let server: TestServices;

beforeAll(async () => {
  server = await startTestServices();
});

afterAll(() => server.close());

const occlusion = () => createClient(OcclusionService, server.transport);

async function sweep(request: Parameters<ReturnType<typeof occlusion>["occlude"]>[0]) {
  const events: OccludeResponse["event"][] = [];
  for await (const { event } of occlusion().occlude(request)) events.push(event);
  return events;
}

describe("Occlude", () => {
  test("streams what there is without a square, tiles coarse to fine, and what they come to", async () => {
    const events = await sweep({ model, image: drawing(3), patch: 24, stride: 24 });
    const [first] = events;
    const last = events.at(-1);
    if (first?.case !== "start" || last?.case !== "summary") throw new Error("expected a start and a summary");
    expect(first.value).toMatchObject({ rows: 4, columns: 4, patch: 24, stride: 24, height: 96, width: 96 });
    const classified = await createClient(ModelService, server.transport).classify({ model, image: drawing(3) });
    const [best] = classified.classifications;
    expect(first.value.classIndex).toBe(best?.classIndex);
    expect(first.value.probability).toBeCloseTo(best?.probability ?? Number.NaN, 5);
    const tiles = events.flatMap((event) => (event.case === "tiles" ? [event.value] : []));
    const places = tiles.flatMap(({ rows, columns }) => rows.map((row, index) => `${row},${columns[index]}`));
    expect(places.slice(0, 4)).toEqual(["0,0", "0,2", "2,0", "2,2"]);
    expect(new Set(places).size).toBe(16);
    expect(tiles.at(-1)?.progress).toMatchObject({ done: 16n, total: 16n });
    expect(last.value.probability?.shape).toEqual([96, 96]);
    expect(last.value.topClass?.shape).toEqual([4, 4]);
    expect(last.value.projectionPng.length).toBeGreaterThan(100);
  });
});

test("OccludeAt reads what the sweep read there", async () => {
  const request = { model, image: drawing(3), patch: 24, stride: 24 };
  const events = await sweep(request);
  const { readings } = await occlusion().occludeAt({
    sweep: request,
    places: [
      { top: 24, left: 48 },
      { top: 0, left: 0 },
    ],
  });
  for (const [index, place] of ["1,2", "0,0"].entries()) {
    const tile = events
      .flatMap((event) => (event.case === "tiles" ? [event.value] : []))
      .flatMap(({ rows, columns, probabilities }) =>
        rows.map((row, at) => ({ place: `${row},${columns[at]}`, probability: probabilities[at] })),
      )
      .find((one) => one.place === place);
    expect(readings[index]?.probability).toBeCloseTo(tile?.probability ?? Number.NaN, 5);
  }
});
