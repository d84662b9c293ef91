import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { type CurveFamilyData, type FamilyColumn, type FamilyLine, renderCurveFamily } from "../src/index.ts";

const steps = (least: number, most: number) =>
  Array.from({ length: 25 }, (_, step) => least + ((most - least) * step) / 24);
const columns: readonly FamilyColumn[] = [
  { id: "down", title: "Shift down", amounts: steps(-60, 60), unit: " px", rest: 0, step: 1 },
  { id: "right", title: "Shift right", amounts: steps(-60, 60), unit: " px", rest: 0, step: 1 },
  { id: "scale", title: "Scale", amounts: steps(1, 1.8), unit: "×", rest: 1, step: 0.01 },
  { id: "turn", title: "Turn", amounts: steps(0, 350), unit: "°", ticks: [0, 90, 180, 270], rest: 0, step: 1 },
];
const lines: readonly FamilyLine[] = [
  { name: "admiral", ink: "cat-2-ink" },
  { name: "papillon", ink: "cat-1-ink" },
  { name: "soccer ball", ink: "cat-5-ink" },
  { name: "odometer", ink: "cat-4-ink" },
  { name: "container ship", ink: "cat-3-ink" },
];
const decay = ({ amounts, rest }: FamilyColumn, line: number, speed: number) =>
  Array.from(amounts, (amount) => {
    const span = amounts[24]! - rest;
    return (1.2 - line / 12) * (1 - Math.exp((-speed * Math.abs(amount - rest)) / span));
  });
const family = (named: readonly FamilyLine[], known = 25): CurveFamilyData => {
  const upTo = (values: number[], column: number) =>
    values.map((value, at) => ((at * 7 + column * 3) % 25 < known ? value : Number.NaN));
  const distances = (speed: number) =>
    columns.map((column, at) => named.map((_, line) => upTo(decay(column, line % 5, speed), at)));
  return {
    columns,
    lines: named,
    meanName: `mean of ${named.length}`,
    rows: [
      { title: "conv1, relative distance", values: distances(12), scale: "relative", atLeast: 1 },
      { title: "fire9, relative distance", values: distances(2.5), scale: "relative", atLeast: 1 },
      {
        title: "P(class)",
        most: 1,
        values: distances(2).map((column) => column.map((line) => line.map((value) => Math.max(0, 1 - 0.8 * value)))),
      },
    ],
  };
};
const label = "How far features move";

export const examples: readonly GalleryExample[] = [
  {
    name: "four transformations, a hand at 30 px to the right",
    width: 1280,
    draw: (root) =>
      renderCurveFamily(root, {
        ...family(lines),
        marker: { column: "right", amount: 31, line: "admiral", values: [1.1, 0.7, 0.55] },
        width: 1280,
        label,
        onMove: () => undefined,
      }),
  },
  {
    name: "some points are still to come",
    width: 1280,
    draw: (root) => renderCurveFamily(root, { ...family(lines, 15), width: 1280, label }),
  },
  {
    name: "twelve images, narrow: only the mean is named",
    width: 360,
    draw: (root) =>
      renderCurveFamily(root, {
        ...family(Array.from({ length: 12 }, (_, index) => ({ name: `image ${index}`, ink: "ink-3" }))),
        width: 360,
        plotHeight: 80,
        label,
        onMove: () => undefined,
      }),
  },
  {
    name: "layers in one picture",
    width: 720,
    draw: (root) =>
      renderCurveFamily(root, {
        columns: columns.slice(1, 3),
        lines: (["conv1", "fire4", "fire9"] as const).map((name, depth) => ({
          name,
          ink: (["depth-1", "depth-3", "depth-5"] as const)[depth]!,
        })),
        rows: [
          {
            title: "relative distance, mean of 5 images",
            atLeast: 1,
            values: columns.slice(1, 3).map((column) => [12, 5, 2].map((speed) => decay(column, 1, speed))),
          },
        ],
        width: 720,
        label,
      }),
  },
];
