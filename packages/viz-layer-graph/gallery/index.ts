import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { renderLayerGraph, renderSilhouette } from "../src/index.ts";
import { fires, inception, residual } from "./networks.ts";

const noop = () => undefined;
const silhouette = fires.map(({ height, channels }) => ({ side: height, channels }));

export const examples: readonly GalleryExample[] = [
  {
    name: "fire modules, faces with activations",
    width: 1340,
    draw: (root) => renderLayerGraph(root, { layers: fires, width: 1340, selected: "fire6", onSelect: noop }),
  },
  {
    name: "parallel paths and a dense layer",
    width: 700,
    draw: (root) => renderLayerGraph(root, { layers: inception, width: 700 }),
  },
  {
    name: "shortcuts as arcs",
    width: 900,
    draw: (root) => renderLayerGraph(root, { layers: residual(2), width: 900 }),
  },
  {
    name: "153 layers, compact",
    width: 1340,
    draw: (root) => renderLayerGraph(root, { layers: residual(50), width: 1340, selected: "20.conv2", onSelect: noop }),
  },
  {
    name: "table",
    width: 700,
    draw: (root) => renderLayerGraph(root, { layers: inception, width: 700, view: "table", selected: "3x3" }),
  },
  {
    name: "silhouette for a card",
    width: 232,
    draw: (root) => renderSilhouette(root, { layers: silhouette, width: 232 }),
  },
];
