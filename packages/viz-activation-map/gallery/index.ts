import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { renderActivationMap } from "../src/index.ts";

const bumps = (height: number, width: number, sign = 0) =>
  Float32Array.from({ length: height * width }, (_, i) => {
    const y = Math.floor(i / width);
    const x = i % width;
    return (
      3197 * Math.exp(-((y - 6) ** 2 + (x - 12) ** 2) / 20) + 900 * Math.sin(x / 2) ** 2 * Math.cos(y / 5) + sign * -600
    );
  });
const noop = () => undefined;

export const examples: readonly GalleryExample[] = [
  {
    name: "a place to choose",
    width: 280,
    draw: (root) =>
      renderActivationMap(root, {
        values: bumps(27, 27).map((value) => Math.max(0, value)),
        height: 27,
        width: 27,
        marked: { y: 6, x: 12 },
        label: "fire6, map 258",
        onPick: noop,
      }),
  },
  {
    name: "wide, with values below zero",
    width: 360,
    draw: (root) =>
      renderActivationMap(root, {
        values: bumps(9, 18, 1),
        height: 9,
        width: 18,
        label: "conv2, map 3 before its ReLU",
      }),
  },
  {
    name: "bare, for small multiples",
    width: 96,
    draw: (root) =>
      renderActivationMap(root, {
        values: bumps(13, 13),
        height: 13,
        width: 13,
        size: 96,
        domain: [0, 4000],
        bare: true,
      }),
  },
];
