export {
  type CellReading,
  type ConfusionCell,
  type ConfusionClass,
  type ConfusionData,
  ConfusionTable,
} from "./confusion.ts";
export { confusionMatrixToSvg } from "./confusion-matrix-to-svg.ts";
export { type ConfusionWindow, isWhole, type MatrixPlace, wholeWindow, zoomWindow } from "./confusion-window.ts";
export { cellText } from "./confusion-words.ts";
export { type ClassOrder, orderClasses } from "./order-classes.ts";
export { type ConfusionMatrixProps, renderConfusionMatrix } from "./render-confusion-matrix.ts";
