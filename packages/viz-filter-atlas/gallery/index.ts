import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { type AtlasFilter, type FilterAtlasData, renderFilterAtlas } from "../src/index.ts";

const side = 16;

/** Gratings of all frequencies, with the spectra that such gratings have; a few are dead, large or twice there. */
function gratings(kernel: number, outputs: number): FilterAtlasData {
  const filters = new Float32Array(kernel * kernel * 3 * outputs);
  const spectra = new Float32Array(side * side * outputs);
  const middle = (kernel - 1) / 2;
  const waves = Array.from({ length: outputs }, (_, out) => {
    const same = out % 11 === 10 ? out - 1 : out;
    return { angle: same * 0.7, frequency: 0.04 + ((same * 7) % outputs) * (0.44 / outputs), phase: same };
  });
  for (let i = 0; i < filters.length; i++) {
    const out = i % outputs;
    const { angle, frequency, phase } = waves[out]!;
    const channel = Math.floor(i / outputs) % 3;
    const x = (Math.floor(i / (outputs * 3)) % kernel) - middle;
    const y = Math.floor(i / (outputs * 3 * kernel)) - middle;
    const wave = Math.cos(2 * Math.PI * frequency * (x * Math.cos(angle) + y * Math.sin(angle)) + phase);
    const colour = out % 3 === 0 ? Math.sin(channel * 2.1 + out) : 1;
    filters[i] = wave * colour * Math.exp(-(x * x + y * y) / (kernel * 1.2));
  }
  const measured = waves.map(({ angle, frequency }, channel): AtlasFilter => {
    for (let at = 0; at < side * side; at++) {
      const fy = (Math.floor(at / side) - side / 2) / side;
      const fx = ((at % side) - side / 2) / side;
      const [px, py] = [frequency * Math.cos(angle), frequency * Math.sin(angle)];
      const bump = (sign: number) => Math.exp(-((fx - sign * px) ** 2 + (fy - sign * py) ** 2) / 0.008);
      spectra[channel * side * side + at] = bump(1) + bump(-1);
    }
    const [low, high] = [Math.max(0, 1 - frequency * 4), Math.max(0, (frequency - 0.22) * 3)];
    const rms = channel === 3 ? 0.0004 : channel === 7 ? 0.41 : 0.05 + (channel % 9) * 0.012;
    const flags = { dead: channel === 3, dominates: channel === 7 };
    const duplicateOf = channel % 11 === 10 ? channel - 1 : undefined;
    return { channel, rms, low, middle: 1 - low - high, high, radialFrequency: frequency, ...flags, duplicateOf };
  });
  const mean = (band: "low" | "middle" | "high") => measured.reduce((sum, one) => sum + one[band], 0) / outputs;
  return {
    ...{ filters, kernelHeight: kernel, kernelWidth: kernel, inputs: 3, outputs, measured, spectra },
    balance: { low: mean("low"), middle: mean("middle"), high: mean("high") },
  };
}
const noop = () => undefined;

export const examples: readonly GalleryExample[] = [
  {
    name: "48 of 7 × 7 × 3 by radial frequency, one opened",
    width: 900,
    draw: (root) => renderFilterAtlas(root, { ...gratings(7, 48), selected: 12, width: 900, onSelect: noop }),
  },
  {
    name: "the largest first; what a finding speaks of is lit",
    width: 900,
    draw: (root) =>
      renderFilterAtlas(root, { ...gratings(11, 24), order: "rms", lit: [7], width: 900, onSelect: noop }),
  },
  {
    name: "narrow, by channel, without spectra",
    width: 340,
    draw: (root) => renderFilterAtlas(root, { ...gratings(5, 12), spectra: undefined, order: "channel", width: 340 }),
  },
];
