export { adoptStyles } from "./adopt-styles.ts";
export { baseStyles } from "./base-styles.ts";
export { type ColorLegend, colorLegendMarks, colorLegendText } from "./color-legend.ts";
export { defineVisualization, type VisualizationDefinition } from "./define-visualization.ts";
export { divergingColor, divergingStops } from "./diverging-color.ts";
export { drawColorLegend } from "./draw-color-legend.ts";
export { drawFilterTiles, type FilterTilesOptions, filterTileStyles } from "./draw-filter-tiles.ts";
export { drawPicture } from "./draw-picture.ts";
export { drawRowTable, type RowTable } from "./draw-row-table.ts";
export { fitPath, fitWords, widthOf } from "./fit-words.ts";
export {
  formatActivation,
  formatDifference,
  formatMagnitude,
  formatNumber,
  formatPercent,
  formatProbability,
} from "./format-number.ts";
export { keepChild } from "./keep-child.ts";
export { drawOverInput, keepSquareFrame, type SquareFrame } from "./keep-square-frame.ts";
export { keepSvg } from "./keep-svg.ts";
export { keepTable, type TableHead } from "./keep-table.ts";
export { fromOklab, type Triple, toOklab } from "./oklab.ts";
export { paintPixels } from "./paint-pixels.ts";
export { type PicturePlace, pictureMarks } from "./picture-marks.ts";
export { type PictureState, pictureAt, projectionAt } from "./picture-state.ts";
export { pictureStyles } from "./picture-styles.ts";
export { type PixelRect, placeText, rectText } from "./pixel-rect.ts";
export { placeLabels } from "./place-labels.ts";
export { pointSquare, type SquarePointing } from "./point-square.ts";
export { nextPlace, roveFocus, setTabStop } from "./rove-focus.ts";
export { sequentialColor, sequentialStops } from "./sequential-color.ts";
export { middleOfPlace, type SquareGrid, shownTile } from "./square-grid.ts";
export { type CoveringSquare, squareMarks } from "./square-marks.ts";
export { drawMarks, printSvg, type SvgMark } from "./svg-mark.ts";
export { tableStyles } from "./table-styles.ts";
export { type FilterBank, type FilterTiles, type PlacedFilter, placeFilters, tileFilters } from "./tile-filters.ts";
export { font, resolveTokens, type Theme, type Token, token } from "./token.ts";
