export { fillCoarsely, type HeatmapData, layoutHeatmap, spreadTiles } from "./heatmap-layout.ts";
export { type CoveredImageProps, renderCoveredImage } from "./render-covered-image.ts";
export { type HeatmapProps, renderHeatmap } from "./render-heatmap.ts";
export { nearestPlaces, type SquareGrid } from "./square-grid.ts";
