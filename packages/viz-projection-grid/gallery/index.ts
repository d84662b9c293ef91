import { examplePatch, exampleProjection, type GalleryExample } from "@deconvscope/viz-kit/gallery";
import { type ProjectionTile, renderProjectionGrid } from "../src/index.ts";

const side = 12;

const activations = [3558.6, 3196.7, 3169.9, 2966.9, 2908.6, 2650.1, 2620.7, 2593.5, 2436.9];
const tiles: readonly ProjectionTile[] = activations.map((activation, index) => ({
  channel: [247, 258, 241, 281, 314, 285, 221, 294, 218][index] ?? index,
  activation,
  y: 4 + index,
  x: 12,
  field: { x: 68, y: 20 + index, width: 75, height: 75 },
  rank: index + 5,
  share: activation / 3558.6,
  projectionUrl: exampleProjection(index, side),
  patchUrl: examplePatch(index, side),
}));

const troubled: readonly ProjectionTile[] = tiles.slice(0, 6).map((tile, index) => {
  if (index === 2) return { ...tile, projectionUrl: undefined, zero: true };
  if (index === 3) return { ...tile, projectionUrl: undefined, error: "the stream broke before this map" };
  return index === 5 ? { ...tile, projectionUrl: undefined, patchUrl: undefined } : tile;
});
const noop = () => undefined;

export const examples: readonly GalleryExample[] = [
  {
    name: "nine projections, one opened",
    width: 644,
    draw: (root) => renderProjectionGrid(root, { tiles, selected: 258, images: 115, width: 644, onSelect: noop }),
  },
  {
    name: "streaming: five of nine are there",
    width: 644,
    draw: (root) =>
      renderProjectionGrid(root, { tiles: tiles.slice(0, 5), slots: 9, selected: 258, images: 115, width: 644 }),
  },
  {
    name: "nothing is left, one failed, one waits",
    width: 644,
    draw: (root) => renderProjectionGrid(root, { tiles: troubled, images: 115, width: 644, highlighted: 247 }),
  },
  {
    name: "narrow: two columns",
    width: 358,
    draw: (root) => renderProjectionGrid(root, { tiles: tiles.slice(0, 4), selected: 258, images: 115, width: 358 }),
  },
  {
    name: "table",
    width: 644,
    draw: (root) => renderProjectionGrid(root, { tiles, selected: 258, images: 115, view: "table", width: 644 }),
  },
];
