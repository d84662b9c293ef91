export type { SquareGrid } from "@deconvscope/viz-kit";
export { type ClassMapData, classMarks, listWinners, rankClasses, type WinningClass } from "./class-map-layout.ts";
export { type ClassMapProps, hatch, renderClassMap } from "./render-class-map.ts";
