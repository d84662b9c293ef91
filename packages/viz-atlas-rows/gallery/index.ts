import { examplePatch, exampleProjection, type GalleryExample } from "@deconvscope/viz-kit/gallery";
import { type AtlasRow, type AtlasTop, renderAtlasRows } from "../src/index.ts";

const side = 8;
const pictures = Array.from({ length: 24 }, (_, seed) => ({
  projectionUrl: exampleProjection(seed, side),
  patchUrl: examplePatch(seed, side),
}));

const labels = ["beagle", "espresso", "Staffordshire bullterrier", "zebra", "school bus"];
const topOf = (channel: number, rank: number): AtlasTop => ({
  ...pictures[(channel * 5 + rank) % pictures.length],
  label: labels[channel % labels.length],
});
const rowOf = (channel: number): AtlasRow => ({
  channel,
  maximum: 4443.7 / (1 + (channel % 37) / 9),
  tops: Array.from({ length: 9 }, (_, rank) => topOf(channel, rank)),
  histogram: Array.from({ length: 64 }, (_, bin) => Math.round(4000 * Math.exp(-bin / (3 + (channel % 7))))),
  aboveHalf: 0.004 * (1 + (channel % 11)),
  purity: (1 + (channel % 9)) / 9,
  label: labels[channel % labels.length],
});
const rowsOf = (count: number) => Array.from({ length: count }, (_, channel) => rowOf(channel));

/** One that is looked for, one of which rectification leaves nothing, and five that are missing. */
const troubled = (tops: readonly AtlasTop[] = []) =>
  tops.slice(0, 4).map((top, rank) => ({ ...top, marked: rank === 0, zero: rank === 1 }));

const mixed: readonly (AtlasRow | undefined)[] = rowsOf(6).map((row) => {
  if (row.channel === 1) return { channel: 1, maximum: 0 };
  if (row.channel === 2) return { ...row, tops: row.tops?.map(({ label }) => ({ label })) };
  if (row.channel === 3) return { ...row, tops: troubled(row.tops), purity: undefined, label: undefined };
  return row.channel === 5 ? undefined : row;
});
const noop = () => undefined;
const tenThousand = rowsOf(10_000);

export const examples: readonly GalleryExample[] = [
  {
    name: "10,000 maps",
    width: 930,
    draw: (root) => renderAtlasRows(root, { rows: tenThousand, height: 420, width: 930, selected: 1, onSelect: noop }),
  },
  {
    name: "one never fires, one waits for pictures, one fires on four images, one is not known yet",
    width: 1180,
    draw: (root) => renderAtlasRows(root, { rows: mixed, height: 440, width: 1180, images: 5000, highlighted: 0 }),
  },
  {
    name: "narrow: fewer pairs",
    width: 358,
    draw: (root) => renderAtlasRows(root, { rows: mixed, height: 420, width: 358, images: 5000, selected: 4 }),
  },
  {
    name: "table",
    width: 644,
    draw: (root) => renderAtlasRows(root, { rows: mixed, height: 200, width: 644, selected: 4, view: "table" }),
  },
];
