import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { type FilterGridData, renderFilterGrid } from "../src/index.ts";

/** Gratings and colour blobs, as first layers have. */
function gratings(kernel: number, inputs: number, outputs: number): FilterGridData {
  const filters = new Float32Array(kernel * kernel * inputs * outputs);
  const middle = (kernel - 1) / 2;
  for (let i = 0; i < filters.length; i++) {
    const out = i % outputs;
    const channel = Math.floor(i / outputs) % inputs;
    const x = (Math.floor(i / (outputs * inputs)) % kernel) - middle;
    const y = Math.floor(i / (outputs * inputs * kernel)) - middle;
    const angle = out * 0.7;
    const wave = Math.cos((x * Math.cos(angle) + y * Math.sin(angle)) * (0.5 + (out % 5) * 0.4) + out);
    const colour = out % 3 === 0 ? Math.sin(channel * 2.1 + out) : 1;
    filters[i] = ((out + 3) / outputs) * wave * colour * Math.exp(-(x * x + y * y) / (kernel * 1.2));
  }
  return { filters, kernelHeight: kernel, kernelWidth: kernel, inputs, outputs };
}
const noop = () => undefined;

export const examples: readonly GalleryExample[] = [
  {
    name: "48 of 7 × 7 × 3, by RMS",
    width: 434,
    draw: (root) => renderFilterGrid(root, { ...gratings(7, 3, 48), selected: 12, onSelect: noop }),
  },
  {
    name: "one scale for all, as in the model",
    width: 300,
    draw: (root) => renderFilterGrid(root, { ...gratings(5, 3, 24), scale: "common", order: "index" }),
  },
  {
    name: "input 3 of 16 in grey",
    width: 300,
    draw: (root) => renderFilterGrid(root, { ...gratings(3, 16, 20), input: 3, columns: 10 }),
  },
];
