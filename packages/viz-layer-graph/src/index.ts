export { type GraphPlace, placeInColumns } from "./graph-columns.ts";
export type { GraphLayer, GraphPart } from "./graph-layer.ts";
export { type LayerBox, type LayerGraphLayout, layoutLayerGraph } from "./layer-graph-layout.ts";
export { layerGraphToSvg } from "./layer-graph-to-svg.ts";
export { type LayerGraphProps, renderLayerGraph } from "./render-layer-graph.ts";
export { renderSilhouette, type SilhouetteProps } from "./render-silhouette.ts";
export { layoutSilhouette, type SilhouetteBar, type SilhouetteLayer } from "./silhouette-layout.ts";
