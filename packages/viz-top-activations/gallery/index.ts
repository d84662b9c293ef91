import { examplePatch, exampleProjection, type GalleryExample } from "@deconvscope/viz-kit/gallery";
import { renderTopActivations, type TopActivation } from "../src/index.ts";

const side = 12;

const labels = ["beagle", "Norfolk terrier", "beagle", "English foxhound", "beagle", "whippet", "toy terrier"];
const top = (rank: number): TopActivation => ({
  rank,
  activation: 4443.7 / rank ** 0.2,
  image: `${labels[rank % labels.length]}/${rank}.jpg`,
  label: labels[rank % labels.length],
  y: rank,
  x: 12,
  field: { x: 68, y: 20 + rank, width: 75, height: 75 },
  projectionUrl: exampleProjection(rank, side),
  patchUrl: examplePatch(rank, side),
});
const topsOf = (count: number) => Array.from({ length: count }, (_, index) => top(index + 1));
const tops = topsOf(9);
const troubled = tops.map((given, index): TopActivation => {
  if (index === 2) return { ...given, projectionUrl: undefined, zero: true };
  if (index === 3) return { ...given, projectionUrl: undefined, error: "the image cannot be read any more" };
  return index > 5 ? { ...given, projectionUrl: undefined, patchUrl: undefined } : given;
});
const noop = () => undefined;

export const examples: readonly GalleryExample[] = [
  {
    name: "top nine, one chosen",
    width: 418,
    draw: (root) => renderTopActivations(root, { tops, selected: 2, width: 418, onSelect: noop }),
  },
  {
    name: "large",
    width: 760,
    draw: (root) => renderTopActivations(root, { tops, width: 760, highlighted: 5 }),
  },
  {
    name: "nothing is left, one failed, three wait",
    width: 418,
    draw: (root) => renderTopActivations(root, { tops: troubled, width: 418 }),
  },
  {
    name: "fires on four images only",
    width: 418,
    draw: (root) => renderTopActivations(root, { tops: tops.slice(0, 4), width: 418 }),
  },
  {
    name: "sixteen, no room for captions",
    width: 330,
    draw: (root) => renderTopActivations(root, { tops: topsOf(16), slots: 16, width: 330 }),
  },
  {
    name: "table",
    width: 644,
    draw: (root) => renderTopActivations(root, { tops, selected: 2, view: "table", width: 644 }),
  },
];
