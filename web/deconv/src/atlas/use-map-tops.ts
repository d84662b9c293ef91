import { type CallProblem, callProblem, isCancelled } from "@deconvscope/shell";
import { useCallback, useEffect, useRef, useState } from "react";
import { gatherTops, type WantedTops } from "./gather-tops.ts";
import { loadTops, type MapTops, type TopsQuery } from "./map-top.ts";
import type { MapVersions } from "./map-versions.ts";
import { PicturePump, type Versioned } from "./picture-pump.ts";

/** Maps whose pictures are kept: some 50 kB each. */
const mostKept = 600;
/** How often in a row the server may be busy before that is said. */
const patience = 4;
const kept = new Map<string, Versioned<MapTops>>();

/** @returns by channel, once all are here */
export type GatherTops = (
  maps: readonly WantedTops[],
  tell: (done: number, total: number) => void,
) => Promise<ReadonlyMap<number, MapTops>>;

interface Tops {
  /** What is known of a map, perhaps of a while ago; undefined until it comes. */
  topsOf: (channel: number) => MapTops | undefined;
  problem: CallProblem | undefined;
  retry: () => void;
  /** Waits for what is not known yet. */
  gather: GatherTops;
}

/**
 * The tops of the maps in view with their pictures; old ones stay until the new ones come.
 * @param inView channels, the most urgent first
 * @param load asks for some maps
 */
export function useMapTops(
  query: TopsQuery | undefined,
  inView: readonly number[],
  versions: MapVersions,
  load: typeof loadTops = loadTops,
): Tops {
  const key = query && JSON.stringify(query);
  const [drawn, redraw] = useState(0);
  const [failed, setFailed] = useState<{ key: string; problem: CallProblem }>();
  const pump = useRef<PicturePump<MapTops>>(undefined);
  const wanted = useRef(inView);
  wanted.current = inView;
  // `key` says when the query changes.
  useEffect(() => {
    if (!query || key === undefined) return;
    const started = new PicturePump<MapTops>({
      load: (channels, signal) => load(query, channels, signal),
      known: (channel) => kept.get(`${key} ${channel}`),
      versionOf: (channel) => versions.of(query.layer, channel),
      show: (maps) => {
        for (const [channel, tops] of maps) keep(`${key} ${channel}`, tops);
        setFailed(undefined);
        redraw((before) => before + 1);
      },
      fail: (thrown, failures) => {
        const problem = callProblem(thrown);
        if (!isCancelled(thrown) && (!problem.retryable || failures > patience)) setFailed({ key, problem });
      },
    });
    pump.current = started;
    started.want(wanted.current);
    return () => started.stop();
  }, [key, versions, load]);
  // Also when versions count on, which a new render tells.
  useEffect(() => pump.current?.want(inView));
  const retry = useCallback(() => {
    setFailed(undefined);
    pump.current?.retry();
  }, []);
  const gather = useCallback<GatherTops>(
    (maps, tell) =>
      gatherTops(maps, {
        known: (channel) => kept.get(`${key} ${channel}`)?.value,
        load: async (channels) => {
          if (!query) return;
          const before = new Map(channels.map((channel) => [channel, versions.of(query.layer, channel)]));
          for (const [channel, value] of await load(query, channels))
            keep(`${key} ${channel}`, { version: before.get(channel) ?? 0, value });
          redraw((count) => count + 1);
        },
        tell,
      }),
    [key, versions, load],
  );
  // `drawn` says that others are known now.
  const topsOf = useCallback((channel: number) => kept.get(`${key} ${channel}`)?.value, [key, drawn]);
  return { topsOf, problem: failed?.key === key ? failed?.problem : undefined, retry, gather };
}

/** The oldest go. */
function keep(key: string, tops: Versioned<MapTops>): void {
  kept.delete(key);
  kept.set(key, tops);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
}
