import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { renderSpectrum, type SpectrumData } from "../src/index.ts";

/** What a photograph's maps look like: energy falls with the square of the frequency, a grating stands out. */
function photograph(rows: number, columns: number, strides?: [number, number]): SpectrumData {
  const values = Float32Array.from({ length: rows * columns }, (_, cell) => {
    const down = (Math.floor(cell / columns) - Math.floor(rows / 2)) / rows;
    const across = ((cell % columns) - Math.floor(columns / 2)) / columns;
    const radial = down * down + across * across;
    if (radial === 0) return 0;
    const grating = Math.exp(-((Math.abs(down) - 0.36) ** 2 + (Math.abs(across) - 0.14) ** 2) / 0.0006);
    return (1 + 0.4 * Math.sin(cell * 12.9)) / (radial + 0.0004) + 60 * grating;
  });
  const sum = values.reduce((total, value) => total + value, 0);
  return { shares: values.map((value) => value / sum), rows, columns, strides };
}
const noop = () => undefined;

export const examples: readonly GalleryExample[] = [
  {
    name: "what reaches a pool of stride 2",
    width: 720,
    draw: (root) =>
      renderSpectrum(root, { ...photograph(32, 32, [2, 2]), width: 720, label: "What reaches pool1", onPoint: noop }),
  },
  {
    name: "strides of 4 down and 2 across, a cell is looked at",
    width: 720,
    draw: (root) =>
      renderSpectrum(root, {
        ...photograph(31, 25, [4, 2]),
        pointed: { row: 4, column: 15 },
        width: 720,
        label: "What reaches conv1",
        onPoint: noop,
      }),
  },
  {
    name: "narrow: the profile below",
    width: 320,
    draw: (root) => renderSpectrum(root, { ...photograph(24, 24), withConstant: true, width: 320 }),
  },
];
