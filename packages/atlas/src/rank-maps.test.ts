import { expect, test } from "vitest";
import { type MapOrder, rankMaps } from "./rank-maps.ts";

const map = (channel: number, maximum: number, aboveHalf: number, purity: number, labelled: number) => ({
  channel,
  firing: maximum > 0 ? 1 : 0,
  maximum,
  aboveHalf,
  purity,
  labelled,
  labelRank: labelled === 0 ? Number.POSITIVE_INFINITY : 0,
});
const maps = [map(0, 0, 0, 0, 0), map(1, 2, 0.5, 0.2, 3), map(2, 5, 0.1, 0.2, 0), map(3, 5, 0.5, 0.9, 1)];

test.each<[MapOrder, number[]]>([
  ["channel", [0, 1, 2, 3]],
  ["maximum", [2, 3, 1, 0]],
  ["selectivity", [2, 1, 3, 0]],
  ["purity", [3, 1, 2, 0]],
  ["label", [1, 3, 2, 0]],
])("by %s, dead maps last, equal ones by channel", (order, channels) => {
  expect(rankMaps(maps, order).map(({ channel }) => channel)).toEqual(channels);
});

test("of as many of a label, by where the first of them stands, then by strength", () => {
  const alike = [
    { ...map(0, 9, 0, 0, 2), labelRank: 3 },
    { ...map(1, 1, 0, 0, 2), labelRank: 0 },
    { ...map(2, 5, 0, 0, 2), labelRank: 0 },
    { ...map(3, 1, 0, 0, 3), labelRank: 5 },
    map(4, 2, 0, 0, 0),
    map(5, 3, 0, 0, 0),
  ];
  expect(rankMaps(alike, "label").map(({ channel }) => channel)).toEqual([3, 2, 1, 0, 5, 4]);
});
