import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { type FilterBoundData, renderFilterBound } from "../src/index.ts";

/** Gratings of unequal size: a few grow far beyond the others, as without a bound. */
function unbounded(kernel: number, outputs: number, large: number): FilterBoundData {
  const filters = new Float32Array(kernel * kernel * 3 * outputs);
  const middle = (kernel - 1) / 2;
  for (let i = 0; i < filters.length; i++) {
    const out = i % outputs;
    const channel = Math.floor(i / outputs) % 3;
    const x = (Math.floor(i / (outputs * 3)) % kernel) - middle;
    const y = Math.floor(i / (outputs * 3 * kernel)) - middle;
    const angle = out * 0.7;
    const wave = Math.cos((x * Math.cos(angle) + y * Math.sin(angle)) * (0.5 + (out % 5) * 0.4) + out);
    const colour = out % 3 === 0 ? Math.sin(channel * 2.1 + out) : 1;
    const size = out % Math.ceil(outputs / large) === 1 ? 0.5 + (out % 7) * 0.12 : 0.04 + (out % 9) * 0.02;
    filters[i] = size * wave * colour * Math.exp(-(x * x + y * y) / (kernel * 2));
  }
  return { filters, kernelHeight: kernel, kernelWidth: kernel, inputs: 3, outputs, bound: 0.1 };
}
const noop = () => undefined;

export const examples: readonly GalleryExample[] = [
  {
    name: "32 of 7 × 7 × 3, four far beyond the bound",
    width: 640,
    draw: (root) => renderFilterBound(root, { ...unbounded(7, 32, 4), selected: 9, width: 640, onSelect: noop }),
  },
  {
    name: "96 of 7 × 7 × 3, as in the model, one is pointed at",
    width: 640,
    draw: (root) =>
      renderFilterBound(root, { ...unbounded(7, 96, 6), order: "index", highlighted: 17, width: 640, onSelect: noop }),
  },
  {
    name: "narrow: one above the other",
    width: 358,
    draw: (root) => renderFilterBound(root, { ...unbounded(11, 48, 5), width: 358 }),
  },
  {
    name: "none exceeds the bound",
    width: 480,
    draw: (root) => renderFilterBound(root, { ...unbounded(5, 32, 4), bound: 1, width: 480 }),
  },
];
