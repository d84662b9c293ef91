export { useDrawing } from "./use-drawing.ts";
export { useWidth } from "./use-width.ts";
