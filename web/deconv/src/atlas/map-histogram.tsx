import type { MapRow } from "./map-row.ts";
import type { MapTop } from "./map-top.ts";

export function MapHistogram(_: { row: MapRow; tops: readonly MapTop[]; table: boolean }) {
  return null;
}
