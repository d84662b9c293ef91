import { exampleProjection, type GalleryExample } from "@deconvscope/viz-kit/gallery";
import { renderCoveredImage, renderHeatmap, type SquareGrid, spreadTiles } from "../src/index.ts";

const grid: SquareGrid = { height: 96, width: 96, patch: 19, stride: 6, rows: 14, columns: 14 };
const noop = () => undefined;

/** Low where the square covers what matters. */
const tiles = Float32Array.from({ length: 196 }, (_, tile) => {
  const [row, column] = [Math.floor(tile / 14), tile % 14];
  return 0.92 - 0.9 * Math.exp(-((row - 5) ** 2 + (column - 6) ** 2) / 9);
});
/** As far as every fourth row and column, and half of every second. */
const coarse = tiles.map((value, tile) => {
  const [row, column] = [Math.floor(tile / 14), tile % 14];
  const known = (row % 4 === 0 && column % 4 === 0) || (row < 7 && row % 2 === 0 && column % 2 === 0);
  return known ? value : Number.NaN;
});
const square = { top: 30, left: 36, size: 19 };
const format = (value: number) => value.toFixed(value === 0 || value === 1 ? 0 : 3);

export const examples: readonly GalleryExample[] = [
  {
    name: "the whole sweep, a square on it",
    width: 250,
    draw: (root) =>
      renderHeatmap(root, {
        grid,
        tiles,
        pixels: spreadTiles(grid, tiles),
        domain: [0, 1],
        format,
        base: { value: 0.92, words: "0.920 unoccluded" },
        pointed: tiles[5 * 14 + 6]!,
        square,
        legendWidth: 250,
        label: "Probability of rabbit",
        onPoint: noop,
        onStep: noop,
      }),
  },
  {
    name: "while tiles come, coarse to fine",
    width: 250,
    draw: (root) =>
      renderHeatmap(root, { grid, tiles: coarse, domain: [0, 1], format, legendWidth: 250, label: "Probability" }),
  },
  {
    name: "nothing yet",
    width: 96,
    draw: (root) =>
      renderHeatmap(root, {
        grid,
        tiles: new Float32Array(196).fill(Number.NaN),
        domain: [0, 1],
        label: "Probability",
      }),
  },
  {
    name: "signs of one channel, diverging",
    width: 96,
    draw: (root) =>
      renderHeatmap(root, {
        grid: { height: 6, width: 6, patch: 1, stride: 1, rows: 6, columns: 6 },
        tiles: Float32Array.from({ length: 36 }, (_, tile) => Math.sign(Math.round(2 * Math.sin(tile)))),
        domain: [-1, 1],
        scale: "diverging",
        legendWidth: 96,
        label: "Signs of conv5, map 12: grows, holds or falls",
      }),
  },
  {
    name: "a projection with the square's outline",
    width: 250,
    draw: (root) =>
      renderCoveredImage(root, {
        imageUrl: exampleProjection(3, 24),
        height: 96,
        width: 96,
        square,
        pixelated: true,
        label: "Projection of conv5, map 12",
      }),
  },
];
