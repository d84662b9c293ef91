import { expect, it } from "vitest";
import type { MapRow } from "./map-row.ts";
import type { MapTops } from "./map-top.ts";
import { rowBesideTops } from "./row-beside-tops.ts";

const row = (maximum: number): MapRow => ({
  ...{ channel: 3, images: 16, firing: 4, mean: 0.5, maximum, histogram: [12, 4], aboveHalf: 0.25, purity: 0 },
  ...{ labels: [], at: 16 },
});
const tops = (strongest: number | undefined, own?: MapRow): MapTops => ({
  tops:
    strongest === undefined
      ? []
      : [
          {
            ...{ rank: 1, activation: strongest, y: 0, x: 0, index: 7, labels: [], scale: 1 },
            ...{ field: { x: 0, y: 0, width: 7, height: 7 }, projectionUrl: undefined, patchUrl: undefined },
          },
        ],
  provenance: undefined,
  row: own,
});

it("takes the list's numbers where they tell the maximum of the tops", () => {
  const listed = row(2);
  expect(rowBesideTops(listed, tops(2, row(2)))).toBe(listed);
  expect(rowBesideTops(listed, undefined)).toBe(listed);
});

it("takes those that came with the tops where the list's are older or newer", () => {
  const own = row(3);
  expect(rowBesideTops(row(2), tops(3, own))).toBe(own);
  expect(rowBesideTops(row(4), tops(3, own))).toBe(own);
  expect(rowBesideTops(undefined, tops(3, own))).toBe(own);
});

it("shows none rather than two maxima", () => {
  expect(rowBesideTops(row(2), tops(3))).toBeUndefined();
});

it("believes the list where the tops came before the map fired", () => {
  const listed = row(2);
  expect(rowBesideTops(listed, tops(undefined, row(0)))).toBe(listed);
});
