import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { type HistogramProps, renderHistogram } from "../src/index.ts";

/** Most images hardly, a few strongly. */
const counts = Array.from({ length: 64 }, (_, bin) =>
  Math.round(3200 * Math.exp(-bin / 2.2) + 90 * Math.exp(-bin / 14) + (bin === 63 || bin === 58 ? 1 : 0)),
).map((count, bin) => (bin > 46 && bin !== 63 && bin !== 58 && bin % 3 ? 0 : count));
const tops = [1, 0.974, 0.921, 0.917, 0.871, 0.842, 0.838, 0.812, 0.803].map((share) => share * 4443.7);
const map: HistogramProps = { counts, maximum: 4443.7, tops, aboveHalf: 0.0312, firing: 4120 };
const wide = Array.from({ length: 64 }, (_, bin) => Math.round(200 * Math.exp(-(((bin - 30) / 14) ** 2))));

export const examples: readonly GalleryExample[] = [
  { name: "counts as logarithms", width: 386, draw: (root) => renderHistogram(root, { ...map, width: 386 }) },
  {
    name: "linear, the third top pointed at elsewhere",
    width: 386,
    draw: (root) => renderHistogram(root, { ...map, scale: "linear", highlighted: 3, width: 386 }),
  },
  {
    name: "fires on nearly everything",
    width: 760,
    draw: (root) =>
      renderHistogram(root, {
        counts: wide,
        maximum: 0.8342,
        aboveHalf: 0.5,
        scale: "linear",
        width: 760,
        height: 220,
      }),
  },
  { name: "narrow", width: 240, draw: (root) => renderHistogram(root, { ...map, aboveHalf: 1, width: 240 }) },
  {
    name: "never fires",
    width: 386,
    draw: (root) => renderHistogram(root, { counts: [5000, ...counts.slice(1).map(() => 0)], maximum: 0, width: 386 }),
  },
  { name: "table", width: 386, draw: (root) => renderHistogram(root, { ...map, view: "table", width: 386 }) },
];
