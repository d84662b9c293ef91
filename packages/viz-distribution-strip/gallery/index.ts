import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { renderStrips, type Strip } from "../src/index.ts";

/** Draws about a middle, the same each time. */
const strip = (mean: number, deviation: number, middle: number): Strip => ({
  mean,
  deviation,
  random: Array.from({ length: 60 }, (_, draw) => middle + 0.02 * Math.sin(draw * 2.4) + 0.015 * Math.cos(draw * 5.1)),
});
const rows = [
  { name: "right eye", strips: [strip(0.111, 0.019, 0.14), strip(0.156, 0.023, 0.19), strip(0.109, 0.008, 0.12)] },
  { name: "left eye", strips: [strip(0.114, 0.024, 0.14), strip(0.162, 0.035, 0.19), strip(0.112, 0.02, 0.12)] },
  { name: "nose", strips: [strip(0.13, 0.019, 0.14), strip(0.193, 0.031, 0.19), undefined] },
];
const table = { columns: ["fire5", "fire7", "fire9"], rows, label: "Correspondence of parts" };

export const examples: readonly GalleryExample[] = [
  {
    name: "parts by layers, one still to come",
    width: 760,
    draw: (root) => renderStrips(root, { ...table, width: 760 }),
  },
  {
    name: "narrow: one layer below the other",
    width: 300,
    draw: (root) => renderStrips(root, { ...table, width: 300 }),
  },
];
