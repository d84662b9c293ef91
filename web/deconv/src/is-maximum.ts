import type { MapActivations } from "./use-opened-unit.ts";

/** Whether nothing in a map is stronger than what is at a place; outside of the map it is not. */
export function isMaximum({ values, height, width }: MapActivations, { y, x }: { y: number; x: number }): boolean {
  if (y < 0 || x < 0 || y >= height || x >= width) return false;
  const here = values[y * width + x] ?? Number.NaN;
  return values.every((value) => value <= here);
}
