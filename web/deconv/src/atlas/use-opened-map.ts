import { deconv, type Query, useQuery } from "@deconvscope/shell";
import { useCallback, useMemo } from "react";
import type { AtlasLook } from "./atlas-look.ts";
import { type MapRow, readMapRow } from "./map-row.ts";
import type { MapTops } from "./map-top.ts";
import type { MapVersions } from "./map-versions.ts";
import { useMapTops } from "./use-map-tops.ts";

/** The map that is opened: its numbers and its tops, pictures as large as what a unit sees. */
export interface OpenedMap {
  channel: number;
  row: MapRow | undefined;
  tops: MapTops | undefined;
  problem: Query<MapRow>["problem"];
  retry: () => void;
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
  const key =
    look && channel !== undefined && !listed ? JSON.stringify([look.scan.id, look.layer.name, channel]) : undefined;
  const alone = useQuery(key, async (signal) => {
    const { maps } = await deconv.listMapStatistics(
      { scanId: look!.scan.id, layer: look!.layer.name, channels: [channel!] },
      { signal },
    );
    if (!maps[0]) throw new Error(`ListMapStatistics: expected map ${channel} of ${look!.layer.name}, got none`);
    return readMapRow(maps[0], 0);
  });
  const inView = useMemo(() => (channel === undefined ? [] : [channel]), [channel]);
  const tops = useMapTops(
    look && { scanId: look.scan.id, layer: look.layer.name, rule: look.rule, side: 0 },
    inView,
    versions,
  );
  const { reload } = alone;
  const retryTops = tops.retry;
  const retry = useCallback(() => {
    reload();
    retryTops();
  }, [reload, retryTops]);
  const row = listed ?? alone.value;
  const found = channel === undefined ? undefined : tops.topsOf(channel);
  const problem = alone.problem ?? tops.problem;
  return useMemo(
    () => (channel === undefined ? undefined : { channel, row, tops: found, problem, retry }),
    [channel, row, found, problem, retry],
  );
}
