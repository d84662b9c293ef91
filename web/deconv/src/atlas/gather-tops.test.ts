import { expect, it } from "vitest";
import { gatherTops } from "./gather-tops.ts";
import type { MapTop, MapTops } from "./map-top.ts";

const top: MapTop = {
  ...{ rank: 1, activation: 2, y: 0, x: 0, index: 7, labels: [], scale: 1 },
  ...{ field: { x: 0, y: 0, width: 7, height: 7 }, projectionUrl: undefined, patchUrl: undefined },
};
const tops = (count: number): MapTops => ({ tops: Array.from({ length: count }, () => top), provenance: undefined });
const want = (count: number, least = 1) => Array.from({ length: count }, (_, channel) => ({ channel, least }));

/** A page that knows some maps and learns `loaded` tops of those that are asked for. */
function page(known: Map<number, MapTops>, loaded = 1) {
  const calls: number[][] = [];
  const told: string[] = [];
  return {
    calls,
    told,
    known: (channel: number) => known.get(channel),
    load: async (channels: readonly number[]) => {
      calls.push([...channels]);
      for (const channel of channels) known.set(channel, tops(loaded));
    },
    tell: (done: number, total: number) => told.push(`${done}/${total}`),
  };
}

it("asks for what is not known, the last first, and tells how far it is", async () => {
  const on = page(new Map([[0, tops(1)]]));
  expect([...(await gatherTops(want(6), on)).keys()].toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(on.calls).toEqual([[2, 3, 4, 5], [1]]);
  expect(on.told).toEqual(["1/6", "5/6", "6/6"]);
});

it("asks again for tops that came before the map had fired as often, once", async () => {
  const on = page(new Map([[0, tops(0)]]), 3);
  expect((await gatherTops(want(1, 9), on)).get(0)?.tops).toHaveLength(3);
  expect(on.calls).toEqual([[0]]);
});

it("fails where the server does not answer", async () => {
  const on = page(new Map());
  const load = () => Promise.reject(new Error("away"));
  await expect(gatherTops(want(1), { ...on, load })).rejects.toThrow("away");
  await expect(gatherTops(want(1), { ...on, load: async () => {} })).rejects.toThrow(
    "map 0: expected its pictures, got none",
  );
});
