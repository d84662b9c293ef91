import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { renderClassMap, type SquareGrid } from "../src/index.ts";

const grid: SquareGrid = { height: 96, width: 96, patch: 19, stride: 6, rows: 14, columns: 14 };
const names = ["rabbit", "cat", "fox", "owl", "pig", "bear", "frog", "duck", "a very long name of a class"];
const nameOf = (classIndex: number) => names[classIndex] ?? `class ${classIndex}`;
const classes = Int32Array.from({ length: 196 }, (_, tile) => {
  const [row, column] = [Math.floor(tile / 14), tile % 14];
  const far = Math.hypot(row - 6, column - 6);
  return far > 3.2 ? 0 : far > 2 ? 1 : column > 6 ? 2 : 3;
});

export const examples: readonly GalleryExample[] = [
  {
    name: "four classes, a square on them",
    width: 250,
    draw: (root) =>
      renderClassMap(root, {
        grid,
        classes,
        nameOf,
        square: { top: 30, left: 36, size: 19 },
        label: "Most probable class",
        onStep: () => undefined,
      }),
  },
  {
    name: "more classes than colours, some places to come",
    width: 250,
    draw: (root) =>
      renderClassMap(root, {
        grid,
        classes: classes.map((_, tile) => (tile % 28 < 14 && tile < 98 ? tile % 9 : -1)),
        nameOf,
        label: "Most probable class",
      }),
  },
  {
    name: "bare, for small multiples",
    width: 46,
    draw: (root) => renderClassMap(root, { grid, classes, nameOf, bare: true, label: "Most probable class" }),
  },
];
