import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { type CalibrationBin, renderCalibration } from "../src/index.ts";

function binsOf(images: (bin: number) => number, right: (confidence: number) => number): CalibrationBin[] {
  return Array.from({ length: 15 }, (_, bin) => {
    const count = images(bin);
    const confidence = (bin + 0.55) / 15;
    const share = right(confidence);
    const half = count > 0 ? Math.min(0.4, 0.8 / Math.sqrt(count)) : 0;
    const accuracy = { share, low: Math.max(0, share - half), high: Math.min(1, share + half) };
    return { low: bin / 15, high: (bin + 1) / 15, images: count, confidence, accuracy };
  });
}

export const examples: readonly GalleryExample[] = [
  {
    name: "surer than it is right",
    width: 420,
    draw: (root) =>
      renderCalibration(root, {
        bins: binsOf(
          (bin) => (bin < 2 ? 0 : Math.round(4 + bin ** 2.2)),
          (confidence) => confidence ** 1.6,
        ),
        error: 0.113,
        width: 420,
        label: "How sure, how right",
      }),
  },
  {
    name: "few images, narrow",
    width: 300,
    draw: (root) =>
      renderCalibration(root, {
        bins: binsOf(
          (bin) => [0, 0, 0, 1, 0, 3, 2, 0, 0, 5, 1, 0, 4, 6, 9][bin]!,
          (confidence) => confidence,
        ),
        error: 0.02,
        width: 300,
        label: "How sure, how right",
      }),
  },
];
