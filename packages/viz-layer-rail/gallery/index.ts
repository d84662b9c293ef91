import { cellPicture, type GalleryExample } from "@deconvscope/viz-kit/gallery";
import { type LayerRailItem, renderLayerRail } from "../src/index.ts";

const picture = (seed: number) =>
  cellPicture(
    Array.from({ length: 8 }, (_, y) =>
      Array.from({ length: 8 }, (_, x) => {
        const near = Math.hypot(x - 3.5, y - 3.5) < 3.2;
        const grey = near ? 128 + Math.round(90 * Math.sin(seed + x * y)) : 128;
        return `rgb(${grey} ${255 - grey} 128)`;
      }),
    ),
  );

const shapes: readonly (readonly [label: string, maps: number, side: number, field: number])[] = [
  ["conv1", 96, 111, 7],
  ["pool1", 96, 55, 11],
  ["fire2", 128, 55, 19],
  ["fire3", 128, 55, 27],
  ["fire4", 256, 55, 35],
  ["pool4", 256, 27, 43],
  ["fire5", 256, 27, 59],
  ["fire6", 384, 27, 75],
  ["fire7", 384, 27, 91],
  ["fire8", 512, 27, 107],
  ["pool8", 512, 13, 123],
  ["fire9", 512, 13, 155],
  ["conv10", 1000, 15, 155],
];

const fires: readonly LayerRailItem[] = shapes.map(([label, maps, side, receptiveField], index) => ({
  id: label,
  label,
  shape: `${maps} × ${side}²`,
  receptiveField,
  pictureUrl: picture(index),
  description: `${label}: ${maps} maps of ${side} × ${side}; one unit sees ${receptiveField} × ${receptiveField} px`,
}));

/** Five convolutions and three dense layers, one picture still to come. */
const dense: readonly LayerRailItem[] = [
  ...fires.slice(0, 5).map((item, index) => (index === 3 ? { ...item, pictureUrl: undefined } : item)),
  { id: "fc6", label: "fc6", shape: "4,096", topClass: "tennis ball" },
  { id: "fc7", label: "fc7", shape: "4,096", topClass: "American Staffordshire terrier" },
  { id: "fc8", label: "fc8", shape: "1,000", topClass: "tennis ball" },
];

const stageSizes = [1, 3, 8, 36, 3];
const residual: readonly LayerRailItem[] = stageSizes.flatMap((blocks, stage) =>
  Array.from({ length: blocks * (stage === 0 ? 1 : 3) }, (_, index) => ({
    id: `layer${stage}.${index}`,
    label: stage === 0 ? "conv1" : `${Math.floor(index / 3)}.conv${(index % 3) + 1}`,
    shape: `${64 * 2 ** stage} × ${112 >> stage}²`,
    receptiveField: 7 + 16 * stage * (index + 1),
    stage: stage === 0 ? "stem" : `layer${stage}`,
  })),
);

export const examples: readonly GalleryExample[] = [
  {
    name: "thirteen layers on one level",
    width: 1376,
    draw: (root) => renderLayerRail(root, { items: fires, inputSide: 227, current: "fire6", label: "Layers, wide" }),
  },
  {
    name: "narrow: the current layer is in the middle",
    width: 358,
    draw: (root) => renderLayerRail(root, { items: fires, inputSide: 227, current: "fire6", label: "Layers, narrow" }),
  },
  {
    name: "dense layers show their top class",
    width: 1000,
    draw: (root) => renderLayerRail(root, { items: dense, inputSide: 227, current: "fc7", label: "Layers, dense" }),
  },
  {
    name: "151 layers on two levels",
    width: 1376,
    draw: (root) => renderLayerRail(root, { items: residual, inputSide: 224, current: "layer2.7" }),
  },
];
