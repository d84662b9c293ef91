import { sequentialColor } from "@deconvscope/viz-kit";
import { cellPicture } from "@deconvscope/viz-kit/gallery";
import type { GraphLayer } from "../src/index.ts";

const face = (seed: number, cells: number) =>
  cellPicture(
    Array.from({ length: cells }, (_, y) =>
      Array.from({ length: cells }, (_, x) => {
        const [r, g, b] = sequentialColor(Math.abs(Math.sin(seed + x * 0.6) * Math.cos(seed + y * 0.5)));
        return `rgb(${r} ${g} ${b})`;
      }),
    ),
  );

type Row = readonly [label: string, maps: number, side: number, field: number, squeeze?: number];
const rows: readonly Row[] = [
  ["conv1", 96, 111, 7],
  ["pool1", 96, 55, 11],
  ["fire2", 128, 55, 19, 16],
  ["fire3", 128, 55, 27, 16],
  ["fire4", 256, 55, 35, 32],
  ["pool4", 256, 27, 43],
  ["fire5", 256, 27, 59, 32],
  ["fire6", 384, 27, 75, 48],
  ["fire7", 384, 27, 91, 48],
  ["fire8", 512, 27, 107, 64],
  ["pool8", 512, 13, 123],
  ["fire9", 512, 13, 155, 64],
  ["conv10", 1000, 15, 155],
];

/** Fire modules: a bottleneck, then 1 × 1 and 3 × 3 beside each other. */
export const fires: readonly GraphLayer[] = [
  { id: "input", label: "input", height: 227, width: 227, channels: 3, inputs: [], pictureUrl: face(1, 16) },
  ...rows.map(([label, channels, side, receptiveField, squeeze], index): GraphLayer => {
    const half = channels / 2;
    const paths = [
      { label: "1 × 1", channels: half },
      { label: "3 × 3", channels: half },
    ];
    return {
      id: label,
      label,
      height: side,
      width: side,
      channels,
      receptiveField,
      inputs: [rows[index - 1]?.[0] ?? "input"],
      pictureUrl: face(index + 2, side > 60 ? 14 : 8),
      parts: squeeze === undefined ? undefined : paths,
      squeeze: squeeze === undefined ? undefined : { label: "squeeze 1 × 1", channels: squeeze },
    };
  }),
];

const map = (id: string, side: number, channels: number, inputs: string[], receptiveField?: number): GraphLayer => ({
  id,
  label: id,
  height: side,
  width: side,
  channels,
  inputs,
  receptiveField,
});

/** Four paths side by side, joined again. */
export const inception: readonly GraphLayer[] = [
  map("input", 96, 3, []),
  map("stem", 28, 192, ["input"], 27),
  map("1x1", 28, 64, ["stem"], 27),
  map("3x3", 28, 128, ["stem"], 43),
  map("5x5", 28, 32, ["stem"], 59),
  map("pool", 28, 32, ["stem"], 43),
  map("concat", 28, 256, ["1x1", "3x3", "5x5", "pool"], 59),
  map("fc", 1, 1000, ["concat"]),
];

/** Blocks of three convolutions, each with a shortcut around it. */
export function residual(blocks: number): readonly GraphLayer[] {
  const layers = [map("input", 224, 3, []), map("conv1", 112, 64, ["input"], 7)];
  let last = "conv1";
  for (let block = 0; block < blocks; block++) {
    const stage = Math.floor((4 * block) / blocks);
    const side = 56 >> stage;
    const maps = 64 << stage;
    const [reduce, middle, expand] = [`${block}.conv1`, `${block}.conv2`, `${block}.conv3`];
    const field = 11 + 12 * block;
    layers.push(
      map(reduce, side, maps, [last], field),
      map(middle, side, maps, [reduce], field + 8),
      map(expand, side, 4 * maps, [middle, last], field + 8),
    );
    last = expand;
  }
  return [...layers, map("fc", 1, 1000, [last])];
}
