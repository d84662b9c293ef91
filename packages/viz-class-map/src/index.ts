export { type ClassMapData, classMarks, rankClasses, type SquareGrid, type WinningClass } from "./class-map-layout.ts";
export { type ClassMapProps, hatch, renderClassMap } from "./render-class-map.ts";
