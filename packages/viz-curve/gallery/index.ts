import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { renderCurves } from "../src/index.ts";

const shares = Array.from({ length: 33 }, (_, step) => step / 32);
const names = { shareName: "share of the pixels", valueName: "P(rabbit)" };

export const examples: readonly GalleryExample[] = [
  {
    name: "deletion and insertion beside random orders",
    width: 480,
    draw: (root) =>
      renderCurves(root, {
        shares,
        ...names,
        curves: [
          { name: "deletion", values: shares.map((share) => 0.92 * Math.exp(-9 * share)), area: 0.118 },
          { name: "insertion", values: shares.map((share) => 0.92 * (1 - Math.exp(-7 * share))), area: 0.792 },
          { name: "random", values: shares.map((share) => 0.92 - 0.9 * share ** 2), isBaseline: true },
        ],
        pointed: 0.25,
        width: 480,
        label: "Does the map tell the truth?",
      }),
  },
  {
    name: "names that would meet",
    width: 360,
    draw: (root) =>
      renderCurves(root, {
        shares,
        ...names,
        curves: ["fire5", "fire7", "fire9"].map((name, index) => ({
          name,
          values: shares.map((share) => (1 - share) * (0.9 - index / 20)),
        })),
        width: 360,
        height: 160,
        label: "Three layers",
      }),
  },
];
