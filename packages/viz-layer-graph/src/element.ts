import { defineVisualization } from "@deconvscope/viz-kit";
import { type LayerGraphProps, renderLayerGraph } from "./render-layer-graph.ts";
import { renderSilhouette, type SilhouetteProps } from "./render-silhouette.ts";

defineVisualization<LayerGraphProps>({
  tag: "deconvscope-layer-graph",
  properties: {
    layers: "json",
    selected: "text",
    highlighted: "text",
    view: "text",
    label: "text",
    compact: "json",
  },
  callbacks: ["onSelect", "onHover"],
  required: ["layers"],
  draw: renderLayerGraph,
});

defineVisualization<SilhouetteProps>({
  tag: "deconvscope-layer-silhouette",
  properties: { layers: "json", height: "json", current: "json" },
  callbacks: [],
  required: ["layers"],
  draw: renderSilhouette,
});
