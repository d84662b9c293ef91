import { type CallProblem, deconv } from "@deconvscope/shell";
import { type MapQuery, type MapRow, mapRequest, readMapRow } from "./map-row.ts";

/** Maps in the order in which they were listed, each with its numbers. */
export interface MapList {
  /** What was asked. */
  key: string;
  channels: readonly number[];
  rows: ReadonlyMap<number, MapRow>;
  /** Maps of the list, on all pages. */
  total: number;
  /** Maps of the layer that never fired. */
  dead: number;
  /** Images that were done when it was listed. */
  orderedAt: number;
  complete: boolean;
  problem?: CallProblem;
}
const pageSize = 500;

/**
 * Lists maps page by page.
 * @param at images that are done now
 * @param show called after each page
 * @throws ConnectError
 */
export async function listMaps(
  query: MapQuery,
  at: number,
  signal: AbortSignal | undefined,
  show: (list: MapList) => void,
): Promise<void> {
  const rows = new Map<number, MapRow>();
  for (let pageToken = ""; ; ) {
    const page = await deconv.listMapStatistics({ ...mapRequest(query), pageSize, pageToken }, signal && { signal });
    // Pages of a running scan may overlap.
    for (const map of page.maps) if (!rows.has(map.channel)) rows.set(map.channel, readMapRow(map, at));
    pageToken = page.nextPageToken;
    show({
      key: JSON.stringify(query),
      channels: [...rows.keys()],
      rows: new Map(rows),
      total: page.totalMaps,
      dead: page.deadMaps,
      orderedAt: at,
      complete: pageToken === "",
    });
    if (pageToken === "") return;
  }
}

/** Lists maps to the last page. */
export async function listEveryMap(query: MapQuery, at: number): Promise<readonly MapRow[]> {
  let rows: readonly MapRow[] = [];
  await listMaps(query, at, undefined, (list) => {
    rows = [...list.rows.values()];
  });
  return rows;
}

/** Asks for the numbers of some maps as they are now. */
export async function renewMaps(
  { scanId, layer }: Pick<MapQuery, "scanId" | "layer">,
  channels: readonly number[],
  at: number,
  signal?: AbortSignal,
): Promise<{ rows: MapRow[]; dead: number }> {
  const { maps, deadMaps } = await deconv.listMapStatistics(
    { scanId, layer, channels: [...channels], pageSize: channels.length },
    signal && { signal },
  );
  return { rows: maps.map((map) => readMapRow(map, at)), dead: deadMaps };
}

/** The list with some maps' numbers as they are now; where each stands stays. */
export function withRows(list: MapList, { rows, dead }: { rows: readonly MapRow[]; dead: number }): MapList {
  const all = new Map(list.rows);
  for (const row of rows) if (all.has(row.channel)) all.set(row.channel, row);
  return { ...list, rows: all, dead };
}
