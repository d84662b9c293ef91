import { cellPicture, type GalleryExample } from "@deconvscope/viz-kit/gallery";
import { renderTopActivations, type TopActivation } from "../src/index.ts";

const side = 12;
const cells = (color: (x: number, y: number) => string) =>
  cellPicture(Array.from({ length: side }, (_, y) => Array.from({ length: side }, (_, x) => color(x, y))));
const projection = (seed: number) =>
  cells((x, y) => {
    const fade = Math.exp(-(Math.hypot(x - 5.5, y - 5.5) ** 2) / 14);
    const tone = (shift: number) => Math.round(128 + 120 * fade * Math.sin(seed + shift + x * 1.7 + y * 2.3));
    return `rgb(${tone(0)} ${tone(1)} ${tone(2)})`;
  });
const patch = (seed: number) => cells((x, y) => `hsl(${(seed * 40 + 8 * x) % 360} 40% ${30 + 4 * y}%)`);

const labels = ["beagle", "Norfolk terrier", "beagle", "English foxhound", "beagle", "whippet", "toy terrier"];
const top = (rank: number): TopActivation => ({
  rank,
  activation: 4443.7 / rank ** 0.2,
  image: `${labels[rank % labels.length]}/${rank}.jpg`,
  label: labels[rank % labels.length],
  y: rank,
  x: 12,
  field: { x: 68, y: 20 + rank, width: 75, height: 75 },
  projectionUrl: projection(rank),
  patchUrl: patch(rank),
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
