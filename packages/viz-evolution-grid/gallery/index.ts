import { examplePatch, exampleProjection, type GalleryExample } from "@deconvscope/viz-kit/gallery";
import { type EvolutionCell, type EvolutionLayer, type EvolutionSnapshot, renderEvolutionGrid } from "../src/index.ts";

const epochs = [1, 2, 5, 10, 20, 30, 40];
const snapshots: readonly EvolutionSnapshot[] = [
  ...epochs.map((epoch) => ({ key: `${epoch}`, epoch })),
  { key: "64", epoch: 64, due: "in about 4 min" },
];
const images = ["stopwatch", "pop bottle", "school bus", "sulphur butterfly", "binoculars"];

/** Deep layers jump more and longer. */
function cellsOf(layer: number, channel: number): EvolutionCell[] {
  let image = channel;
  return epochs.map((_, column) => {
    const jump = column > 0 && (channel * 7 + column * 3) % 5 < layer;
    if (jump) image += 3;
    const seed = layer * 31 + image * 5;
    return {
      activation: 0.6 + column * (1 + (channel % 4)) * 0.9,
      image: images[image % images.length],
      jump,
      projectionUrl: exampleProjection(seed + column / 4, 6 + 3 * layer),
      patchUrl: examplePatch(seed, 6 + 3 * layer),
    };
  });
}
const layerOf = (name: string, layer: number, channels: readonly number[]): EvolutionLayer => ({
  name,
  maps: 32 * (layer + 1),
  field: [7, 27, 51, 64][layer],
  changes: epochs.map((_, column) => (column === 0 ? undefined : 0.05 * layer * (1 + ((column * 5) % 4)))),
  followed: channels.map((channel) => ({ channel, cells: cellsOf(layer, channel) })),
});
const layers = [layerOf("conv1", 0, [16, 10]), layerOf("conv2", 1, [0, 11, 30]), layerOf("conv5", 3, [36, 25])];

/** One map that nothing excites at first, one whose pictures are to come, one that failed, one of which nothing is left. */
const troubled: readonly EvolutionLayer[] = [
  {
    ...layerOf("inception_4c/branch3x3/rectified", 3, [480, 481, 1023]),
    followed: [480, 481, 1023].map((channel, row) => ({
      channel,
      cells: cellsOf(2, channel).map((cell, column) => {
        if (row === 0 && column < 2) return { activation: 0 };
        if (row === 1 && column > 4) return column === 5 ? { activation: 2, image: "beagle", jump: true } : undefined;
        if (row === 2 && column === 3) return { ...cell, projectionUrl: undefined, zero: true };
        return row === 2 && column === 5 ? { ...cell, error: "the projection could not be read" } : cell;
      }),
    })),
  },
];
const noop = () => undefined;

export const examples: readonly GalleryExample[] = [
  {
    name: "a live run: one snapshot is to come, a cell is chosen",
    width: 950,
    draw: (root) => {
      const selected = { layer: "conv2", channel: 11, snapshot: "20" };
      renderEvolutionGrid(root, { snapshots, layers, selected, width: 950, onSelect: noop });
    },
  },
  {
    name: "a row is chosen, a layer is pointed at elsewhere",
    width: 950,
    draw: (root) => {
      const selected = { layer: "conv1", channel: 10 };
      renderEvolutionGrid(root, { snapshots, layers, selected, highlighted: { layer: "conv5" }, width: 950 });
    },
  },
  {
    name: "nothing excites one, one waits, one failed, a long name",
    width: 950,
    draw: (root) => renderEvolutionGrid(root, { snapshots, layers: troubled, width: 950 }),
  },
  {
    name: "narrow: scrolls inside itself",
    width: 358,
    draw: (root) => renderEvolutionGrid(root, { snapshots, layers, width: 358 }),
  },
];
