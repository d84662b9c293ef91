export type { SquareGrid } from "@deconvscope/viz-kit";
export { fillCoarsely, type HeatmapData, layoutHeatmap, spreadTiles } from "./heatmap-layout.ts";
export { nearestPlaces } from "./nearest-places.ts";
export { type CoveredImageProps, renderCoveredImage } from "./render-covered-image.ts";
export { type HeatmapProps, renderHeatmap } from "./render-heatmap.ts";
