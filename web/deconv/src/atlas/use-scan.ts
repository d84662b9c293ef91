import type { Scan } from "@deconvscope/proto";
import { type CallProblem, callProblem, deconv, isCancelled, resumeStream } from "@deconvscope/shell";
import { useCallback, useEffect, useState } from "react";
import { MapVersions } from "./map-versions.ts";
import { isActive, isStopped, scanProgress } from "./scan-state.ts";

/** A scan as the server has it now. */
export interface WatchedScan {
  scan: Scan | undefined;
  versions: MapVersions;
  problem: CallProblem | undefined;
  reconnecting: boolean;
  /** Looks again: after it was resumed, or when the server was away. */
  reload: () => void;
  /** What a call answered is newer than what was watched. */
  show: (scan: Scan) => void;
}
interface Seen {
  scan: Scan;
  versions: MapVersions;
}
/** Outlives the view, so that pictures that did not change meanwhile are still good. */
const seen = new Map<string, Seen>();
/** Milliseconds until a scan that stopped, or a server that is away, is looked at again. */
const lookAgainAfter = 5000;

/** Watches a scan while it runs; one that stopped is looked at now and then, for another reader may resume it. */
export function useScan(id: string | undefined): WatchedScan {
  const [, redraw] = useState(0);
  const [turn, setTurn] = useState(0);
  const [trouble, setTrouble] = useState<{ id: string; problem?: CallProblem; reconnecting: boolean }>();
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const show = useCallback((scan: Scan) => {
    notice(scan, true);
    redraw((before) => before + 1);
  }, []);
  // `turn` looks again.
  useEffect(() => {
    if (id === undefined) return;
    const abort = new AbortController();
    void (async () => {
      try {
        const { scan } = await deconv.getScan({ id }, { signal: abort.signal });
        if (!scan) throw new Error(`GetScan: expected scan ${id}, got none`);
        setTrouble(undefined);
        show(scan);
        if (!isActive(scan)) return;
        let opened = false;
        const open = (stop: AbortSignal) => {
          opened = true;
          return deconv.watchScan({ id }, { signal: stop });
        };
        const onBreak = () => setTrouble({ id, reconnecting: true });
        for await (const { scan: now, changedMaps } of resumeStream(open, { signal: abort.signal, onBreak })) {
          if (!now) continue;
          const before = seen.get(id)?.scan;
          const { versions } = notice(now, false);
          // A connection begins with every map, though nothing may have happened since the one before.
          const repeats = opened && before && scanProgress(before).done === scanProgress(now).done;
          opened = false;
          if (!repeats) versions.changed(changedMaps);
          setTrouble(undefined);
          redraw((before) => before + 1);
        }
      } catch (thrown) {
        if (abort.signal.aborted || isCancelled(thrown)) return;
        setTrouble({ id, problem: callProblem(thrown), reconnecting: false });
      }
    })();
    return () => abort.abort();
  }, [id, turn, show]);
  const known = id === undefined ? undefined : seen.get(id);
  const mine = trouble?.id === id ? trouble : undefined;
  const stopped = (known !== undefined && isStopped(known.scan)) || mine?.problem?.retryable === true;
  useEffect(() => {
    if (!stopped) return;
    const timer = setInterval(() => document.visibilityState === "visible" && reload(), lookAgainAfter);
    return () => clearInterval(timer);
  }, [stopped, reload]);
  return {
    scan: known?.scan,
    versions: known?.versions ?? none,
    problem: mine?.problem,
    reconnecting: mine?.reconnecting ?? false,
    reload,
    show,
  };
}
const none = new MapVersions();

/** Keeps what a scan is now; what went on unwatched may have changed any map. */
function notice(scan: Scan, unwatched: boolean): Seen {
  const before = seen.get(scan.id);
  const versions = before?.versions ?? new MapVersions();
  if (before && unwatched && scanProgress(before.scan).done !== scanProgress(scan).done) versions.missed();
  const now = { scan, versions };
  seen.set(scan.id, now);
  return now;
}
