import { renewMaps } from "./list-maps.ts";
import { loadTops, type MapTops, type TopsQuery } from "./map-top.ts";

/** How often both are asked for while a scan changes them in between. */
const tries = 3;

/**
 * Asks for some maps' tops and their numbers, both of one moment: the strongest activation is the maximum.
 * @param channels at most 64
 * @returns by channel; without numbers where the scan was quicker
 * @throws ConnectError
 */
export async function loadWholeMaps(
  query: TopsQuery,
  channels: readonly number[],
  signal?: AbortSignal,
): Promise<Map<number, MapTops>> {
  for (let attempt = 1; ; attempt++) {
    const found = await loadTops(query, channels, signal);
    const { rows } = await renewMaps(query, channels, 0, signal);
    const fitting = rows.filter(({ channel, maximum }) => maximum === (found.get(channel)?.tops[0]?.activation ?? 0));
    if (fitting.length < rows.length && attempt < tries) continue;
    const numbers = new Map(fitting.map((row) => [row.channel, row]));
    return new Map([...found].map(([channel, tops]) => [channel, { ...tops, row: numbers.get(channel) }]));
  }
}
