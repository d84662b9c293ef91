import { cellPicture, type GalleryExample } from "@deconvscope/viz-kit/gallery";
import { renderReceptiveField } from "../src/index.ts";

const imageUrl = cellPicture(
  Array.from({ length: 24 }, (_, y) =>
    Array.from({ length: 24 }, (_, x) => {
      const ball = Math.hypot(x - 15, y - 17) < 4.4;
      const head = Math.hypot(x - 8, y - 8) < 6;
      return ball
        ? "#a5c93d"
        : head
          ? `rgb(${190 - 6 * y} ${140 - 4 * y} 96)`
          : `hsl(110 25% ${16 + ((x * 7 + y * 3) % 9)}%)`;
    }),
  ),
);
const noop = () => undefined;
const input = { imageUrl, inputWidth: 227, inputHeight: 227, alt: "A dog with a ball" };
const fires = Float32Array.from({ length: 27 * 27 }, (_, i) =>
  Math.exp(-((Math.floor(i / 27) - 6) ** 2 + ((i % 27) - 12) ** 2) / 18),
);

export const examples: readonly GalleryExample[] = [
  {
    name: "a unit in the middle, a pixel to choose",
    width: 260,
    draw: (root) =>
      renderReceptiveField(root, {
        ...input,
        field: { x: 68, y: 20, width: 75, height: 75 },
        peak: { y: 58, x: 106 },
        step: 8,
        onPick: noop,
      }),
  },
  {
    name: "cut by the border, another pointed at",
    width: 260,
    draw: (root) =>
      renderReceptiveField(root, {
        ...input,
        field: { x: -28, y: 4, width: 75, height: 75 },
        peak: { y: 42, x: 10 },
        ghost: { x: 120, y: 128, width: 75, height: 75 },
      }),
  },
  {
    name: "where the map fires",
    width: 260,
    draw: (root) =>
      renderReceptiveField(root, {
        ...input,
        field: { x: 68, y: 20, width: 75, height: 75 },
        heat: { values: fires, height: 27, width: 27, place: { x: 7, y: 7, width: 216, height: 216 } },
      }),
  },
  {
    name: "the image is still to come",
    width: 160,
    draw: (root) => renderReceptiveField(root, { inputWidth: 96, inputHeight: 96 }),
  },
];
