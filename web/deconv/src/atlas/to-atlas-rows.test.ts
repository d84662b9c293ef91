import { expect, it } from "vitest";
import type { MapRow } from "./map-row.ts";
import type { MapTops } from "./map-top.ts";
import { AtlasRowCache } from "./to-atlas-rows.ts";

const look = { labels: ["cat", "fox"] };
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
  const row = new AtlasRowCache().rowOf(map, tops, look);
  expect(row).toMatchObject({ channel: 3, maximum: 2, purity: 0.75, label: "fox" });
  expect(row?.tops).toEqual([{ projectionUrl: top.projectionUrl, zero: true, label: "fox" }]);
});

it("gives the same object again until the map's numbers or tops are others", () => {
  const cache = new AtlasRowCache();
  const row = cache.rowOf(map, undefined, look);
  expect(cache.rowOf(map, undefined, look)).toBe(row);
  expect(cache.rowOf(map, tops, look)).not.toBe(row);
  expect(cache.rowOf({ ...map }, undefined, look)).not.toBe(row);
});

it("knows nothing of a map before the first image", () => {
  expect(new AtlasRowCache().rowOf({ ...map, images: 0 }, undefined, look)).toBeUndefined();
});
