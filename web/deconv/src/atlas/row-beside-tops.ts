import type { MapRow } from "./map-row.ts";
import type { MapTops } from "./map-top.ts";

/** The numbers to show beside a map's tops: the list's where they tell the same maximum, else those that came with the tops. */
export function rowBesideTops(listed: MapRow | undefined, found: MapTops | undefined): MapRow | undefined {
  const strongest = found?.tops[0]?.activation;
  if (strongest === undefined) return listed ?? found?.row;
  return listed?.maximum === strongest ? listed : found?.row;
}
