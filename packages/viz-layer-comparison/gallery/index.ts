import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { type ComparedLayer, renderComparison } from "../src/index.ts";

/** Most maps fire on all images, some on fewer; the first ones never or hardly ever. */
function layer(label: string, maps: number, [dead, nearlyDead]: [number, number], rare: number): ComparedLayer {
  const firing = Float32Array.from({ length: maps }, (_, map) => {
    if (map < dead) return 0;
    if (map < dead + nearlyDead) return 0.006;
    return map < dead + nearlyDead + rare ? 1 - ((map * 37) % 83) / 120 : 1;
  });
  const count = (from: number, length: number) => Array.from({ length }, (_, index) => from + index);
  return { layer: `${label}/relu`, label, firing, deadMaps: count(0, dead), nearlyDeadMaps: count(dead, nearlyDead) };
}
const zfnet = {
  name: "zfnet-tiny/40",
  layers: [
    { ...layer("conv1", 96, [0, 0], 2), aliasing: 0.113 },
    { layer: "pool1", aliasing: 0.248 },
    layer("conv2", 256, [6, 0], 12),
    { layer: "pool2", aliasing: 0.309 },
    layer("conv3", 384, [0, 3], 40),
  ],
};
const alexnet = {
  name: "alexnet-tiny/40",
  layers: [
    { ...layer("conv1", 96, [9, 2], 12), aliasing: 0.206 },
    { layer: "pool1", aliasing: 0.328 },
    layer("conv2", 256, [0, 0], 30),
    layer("conv4", 384, [14, 0], 90),
  ],
};
const noop = () => undefined;

export const examples: readonly GalleryExample[] = [
  {
    name: "aliasing of one model, one layer chosen",
    width: 560,
    draw: (root) =>
      renderComparison(root, { models: [zfnet], kind: "aliasing", selected: "pool1", width: 560, onSelect: noop }),
  },
  {
    name: "firing of one model, a map is looked at",
    width: 560,
    draw: (root) =>
      renderComparison(root, {
        ...{ models: [zfnet], kind: "firing", width: 560, onPoint: noop },
        pointed: { model: 0, layer: "conv2/relu", map: 3 },
      }),
  },
  {
    name: "aliasing of two models on the same scale",
    width: 560,
    draw: (root) => renderComparison(root, { models: [zfnet, alexnet], kind: "aliasing", width: 560 }),
  },
  {
    name: "firing of two models with other layers; a finding lights one",
    width: 560,
    draw: (root) =>
      renderComparison(root, { models: [zfnet, alexnet], kind: "firing", lit: ["conv2/relu"], width: 560 }),
  },
  {
    name: "narrow: words above the tracks",
    width: 320,
    draw: (root) => renderComparison(root, { models: [zfnet, alexnet], kind: "firing", width: 320 }),
  },
];
