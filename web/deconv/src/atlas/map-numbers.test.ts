import { expect, it } from "vitest";
import { histogramsOf, statisticsTable } from "./map-numbers.ts";
import type { MapRow } from "./map-row.ts";

const map: MapRow = {
  channel: 3,
  images: 8,
  firing: 2,
  mean: 0.5,
  maximum: 3,
  histogram: [6, 1, 1],
  aboveHalf: 0.25,
  purity: 1,
  labels: [{ label: 1, count: 2 }],
  at: 8,
};
const dead: MapRow = { ...map, channel: 4, firing: 0, maximum: 0, histogram: [8, 0, 0], purity: 0, labels: [] };

it("writes one row a map in the order of the list, its commonest label by name", () => {
  const { columns, rows } = statisticsTable([map, dead], { labels: [] });
  expect(columns).toHaveLength(rows[0]!.length);
  expect(rows).toEqual([
    [3, 8, 2, 0.5, 3, 0.25, 1, "label 1", 2],
    [4, 8, 0, 0.5, 0, 0.25, 0, "", 0],
  ]);
});

it("stacks histograms as maps × bins", () => {
  const { values, shape } = histogramsOf([map, dead]);
  expect(shape).toEqual([2, 3]);
  expect([...values]).toEqual([6, 1, 1, 8, 0, 0]);
});
