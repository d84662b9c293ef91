import type { CallProblem } from "@deconvscope/shell";
import { useMemo } from "react";
import type { AtlasLook } from "./atlas-look.ts";
import { loadWholeMaps } from "./load-whole-maps.ts";
import type { MapRow } from "./map-row.ts";
import type { MapTops } from "./map-top.ts";
import type { MapVersions } from "./map-versions.ts";
import { rowBesideTops } from "./row-beside-tops.ts";
import { type GatherTops, useMapTops } from "./use-map-tops.ts";

/** The map that is opened: its numbers and its tops, pictures as large as what a unit sees. */
export interface OpenedMap {
  channel: number;
  row: MapRow | undefined;
  tops: MapTops | undefined;
  problem: CallProblem | undefined;
  retry: () => void;
  gather: GatherTops;
}

/**
 * The numbers and tops of one map.
 * @param listed its row, if it is in the list
 */
export function useOpenedMap(
  look: AtlasLook | undefined,
  channel: number | undefined,
  listed: MapRow | undefined,
  versions: MapVersions,
): OpenedMap | undefined {
  const inView = useMemo(() => (channel === undefined ? [] : [channel]), [channel]);
  const query = look && { scanId: look.scan.id, layer: look.layer.name, rule: look.rule, side: 0 };
  const { topsOf, problem, retry, gather } = useMapTops(query, inView, versions, loadWholeMaps);
  const tops = channel === undefined ? undefined : topsOf(channel);
  const row = rowBesideTops(listed, tops);
  return useMemo(
    () => (channel === undefined ? undefined : { channel, row, tops, problem, retry, gather }),
    [channel, row, tops, problem, retry, gather],
  );
}
