import { createRouterTransport } from "@connectrpc/connect";
import { DeconvService } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { readMapTops } from "./read-map-tops.ts";
import { makeJob } from "./testing/export-job.ts";

const png = Uint8Array.of(1);

/** Answers two maps a page, of which some never fired. */
const transport = createRouterTransport(({ service }) => {
  service(DeconvService, {
    listTopActivations({ channels, pageToken, layer }) {
      const asked = channels.length === 0 ? [0, 1, 2, 3, 4, 5, 6, 7] : channels;
      const start = Number(pageToken);
      const fired = asked.slice(start, start + 2).filter((channel) => [1, 4, 5].includes(channel));
      const activations = fired.flatMap((channel) => [
        { rank: 0, unit: { layer, channel, y: 0, x: 0 }, activation: 2, projectionPng: png, patchPng: png },
        { rank: 1, unit: { layer, channel, y: 0, x: 0 }, activation: 1 },
      ]);
      return { activations, nextPageToken: start + 2 < asked.length ? String(start + 2) : "" };
    },
  });
});

async function read(given: readonly number[], channels: readonly number[]) {
  const layer = { name: "relu", given, channels };
  const job = makeJob(transport, layer);
  const maps: [channel: number, tops: number][] = [];
  for await (const { channel, tops } of readMapTops(job, layer)) maps.push([channel, tops.length]);
  return { maps, counts: job.progress.counts };
}

test("every map comes in its place, also those that never fired", async () => {
  const { maps, counts } = await read([], [0, 1, 2, 3, 4, 5, 6, 7]);
  expect(maps.map(([channel]) => channel)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(maps.map(([, tops]) => tops)).toEqual([0, 2, 0, 0, 2, 2, 0, 0]);
  expect(counts).toEqual({ maps: 8, pictures: 6, missing: 6 });
});

test("only the maps that are named", async () => {
  const named = [0, 2, 4, 6, 7];
  const { maps } = await read(named, named);
  const tops = named.map((channel) => [channel, channel === 4 ? 2 : 0]);
  expect(maps).toEqual(tops);
});
