import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { type LayerRow, renderLayerTable } from "../src/index.ts";

const fire = (number: number, maps: number, field: number, parameters: number, flops: number): LayerRow => ({
  id: `fire${number}`,
  label: `fire${number}`,
  operator: `squeeze ${maps / 8}, expand ${maps / 2} + ${maps / 2}`,
  output: [27, 27, maps],
  receptiveField: field,
  stride: 8,
  parameters,
  flops,
  children: ["squeeze1x1", "expand1x1", "expand3x3"].map((part, index) => ({
    id: `fire${number}/${part}`,
    label: part,
    operator: index === 2 ? "conv 3×3" : "conv 1×1",
    output: [27, 27, index === 0 ? maps / 8 : maps / 2],
    receptiveField: field - (index === 2 ? 0 : 16),
    stride: 8,
    parameters: Math.round(parameters * ([0.2, 0.1, 0.7][index] ?? 0)),
    flops: Math.round(flops * ([0.2, 0.1, 0.7][index] ?? 0)),
  })),
});

const rows: readonly LayerRow[] = [
  {
    id: "conv1",
    label: "conv1",
    operator: "conv 7×7, stride 2",
    output: [111, 111, 96],
    receptiveField: 7,
    stride: 2,
    parameters: 14208,
    flops: 347_700_000,
  },
  {
    id: "pool1",
    label: "pool1",
    operator: "max 3×3, stride 2",
    output: [55, 55, 96],
    receptiveField: 11,
    stride: 4,
    parameters: 0,
    flops: 0,
  },
  fire(5, 256, 59, 49440, 71_700_000),
  fire(6, 384, 75, 104_880, 152_500_000),
  {
    id: "conv10",
    label: "conv10",
    operator: "conv 1×1",
    output: [15, 15, 1000],
    receptiveField: 155,
    stride: 16,
    parameters: 513_000,
    flops: 230_400_000,
  },
  { id: "pooled", label: "pooled", operator: "global mean", output: [1, 1, 1000], parameters: 0, flops: 0 },
];
const noop = () => undefined;

export const examples: readonly GalleryExample[] = [
  {
    name: "modules folded, one selected",
    width: 840,
    draw: (root) => renderLayerTable(root, { rows, inputSide: 227, selected: "fire6", onSelect: noop }),
  },
  {
    name: "narrow: scrolls inside itself",
    width: 358,
    draw: (root) => renderLayerTable(root, { rows: rows.slice(0, 3), inputSide: 227, highlighted: "pool1" }),
  },
];
