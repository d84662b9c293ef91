import { expect, it } from "vitest";
import type { MapRow } from "./map-row.ts";
import type { MapTops } from "./map-top.ts";
import { AtlasRowCache } from "./to-atlas-rows.ts";

const look = { labels: ["cat", "fox"], k: 1, label: undefined, nameOf: () => undefined };
const map: MapRow = {
  channel: 3,
  images: 16,
  firing: 4,
  mean: 0.5,
  maximum: 2,
  histogram: [12, 4],
  aboveHalf: 0.25,
  purity: 0.75,
  labels: [
    { label: 1, count: 3 },
    { label: 0, count: 1 },
  ],
  at: 16,
};
const top = {
  rank: 1,
  activation: 2,
  y: 0,
  x: 0,
  index: 7,
  labels: [1],
  field: { x: 0, y: 0, width: 7, height: 7 },
  projectionUrl: "data:image/png;base64,iVA=",
  patchUrl: undefined,
  scale: 0,
};
const tops: MapTops = { tops: [top], provenance: undefined };

it("names the commonest label and says that rectification left nothing", () => {
  const row = new AtlasRowCache(look).rowOf(map, tops);
  expect(row).toMatchObject({ channel: 3, maximum: 2, purity: 0.75, label: "fox" });
  expect(row?.tops).toEqual([{ projectionUrl: top.projectionUrl, zero: true, label: "fox" }]);
});

it("gives the same object again until the map's numbers or tops are others", () => {
  const cache = new AtlasRowCache(look);
  const row = cache.rowOf(map, undefined);
  expect(cache.rowOf(map, undefined)).toBe(row);
  expect(cache.rowOf(map, tops)).not.toBe(row);
  expect(cache.rowOf({ ...map }, undefined)).not.toBe(row);
});

it("knows nothing of a map before the first image", () => {
  expect(new AtlasRowCache(look).rowOf({ ...map, images: 0 }, undefined)).toBeUndefined();
});

it("leaves what is still to come of a map that fires more often than its tops tell", () => {
  const row = new AtlasRowCache({ ...look, k: 9 }).rowOf(map, tops);
  expect(row?.tops?.slice(1)).toEqual([{}, {}, {}]);
  expect(new AtlasRowCache({ ...look, k: 9 }).rowOf(map, { ...tops, tops: [] })?.tops).toHaveLength(4);
});

it("says of a top without pictures that its image is not what it was", () => {
  const row = new AtlasRowCache(look).rowOf(map, { ...tops, tops: [{ ...top, projectionUrl: undefined }] });
  expect(row?.tops?.[0]?.error).toContain("another one now");
});

it("marks the images of the class that is looked for, and calls units by what they stand for", () => {
  const cache = new AtlasRowCache({ ...look, label: 1, nameOf: (channel) => `class ${channel}` });
  expect(cache.rowOf(map, tops)).toMatchObject({ name: "class 3", tops: [{ marked: true }] });
  expect(new AtlasRowCache({ ...look, label: 0 }).rowOf(map, tops)?.tops?.[0]).not.toHaveProperty("marked");
});
