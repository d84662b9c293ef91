import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { type ClassProbability, renderProbabilityBars } from "../src/index.ts";

const classes: readonly ClassProbability[] = [
  { label: "American Staffordshire terrier", probability: 0.384 },
  { label: "Staffordshire bullterrier", probability: 0.16 },
  { label: "tennis ball", probability: 0.108 },
  { label: "whippet", probability: 0.104 },
  { label: "Walker hound", probability: 0.0741 },
];
const occluded: readonly ClassProbability[] = classes.map((entry, index) => ({
  ...entry,
  difference: [-0.3, 0.021, 0.25, 0, -0.0004][index] ?? 0,
}));

export const examples: readonly GalleryExample[] = [
  { name: "five classes", width: 260, draw: (root) => renderProbabilityBars(root, { classes }) },
  { name: "differences", width: 260, draw: (root) => renderProbabilityBars(root, { classes: occluded, count: 4 }) },
  {
    name: "classes to choose from",
    width: 200,
    draw: (root) => renderProbabilityBars(root, { classes, count: 3, onSelect: (label) => console.info(label) }),
  },
];
