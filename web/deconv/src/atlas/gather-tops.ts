import type { MapTops } from "./map-top.ts";

/** A map whose pictures a file shows. */
export interface WantedTops {
  channel: number;
  /** How many tops it has at least. */
  least: number;
}
interface GatherOptions {
  known: (channel: number) => MapTops | undefined;
  /** Asks for some maps; they are known then. */
  load: (channels: readonly number[]) => Promise<void>;
  /** How many are known, of how many. */
  tell: (done: number, total: number) => void;
}
const atOnce = 4;

/**
 * Waits for the tops of some maps, the last first: a page that loads them too begins with the first. What is known with
 * fewer tops than there are is asked for again, once.
 * @returns by channel, of all of them
 * @throws what `load` throws; Error if a map is not known then
 */
export async function gatherTops(
  maps: readonly WantedTops[],
  { known, load, tell }: GatherOptions,
): Promise<ReadonlyMap<number, MapTops>> {
  const found = new Map<number, MapTops>();
  const asked = new Set<number>();
  for (;;) {
    for (const { channel, least } of maps) {
      const tops = known(channel);
      if (!tops && asked.has(channel)) throw new Error(`map ${channel}: expected its pictures, got none`);
      if (tops && (tops.tops.length >= least || asked.has(channel))) found.set(channel, tops);
    }
    tell(found.size, maps.length);
    const missing = maps.map(({ channel }) => channel).filter((channel) => !found.has(channel));
    if (missing.length === 0) return found;
    const next = missing.slice(-atOnce);
    await load(next);
    for (const channel of next) asked.add(channel);
  }
}
