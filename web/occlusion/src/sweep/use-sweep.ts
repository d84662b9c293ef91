import { callProblem, isCancelled, occlusion, resumeStream } from "@deconvscope/shell";
import { useCallback, useEffect, useState } from "react";
import { forgetSweep, keepSweep, keptSweep } from "./kept-sweeps.ts";
import { type SweepSettings, sweepKey, sweepRequest } from "./sweep-settings.ts";
import { emptySweep, readSweepMessage, type Sweep } from "./sweep-state.ts";

/** A sweep as it arrives, and what a reader can do with it. */
export interface RunningSweep {
  sweep: Sweep | undefined;
  cancel: () => void;
  /** Sweeps again, also where it is complete. */
  again: () => void;
}

/** Streams a sweep; gives it up at once when the settings change or go away, and keeps complete ones. */
export function useSweep(settings: SweepSettings | undefined): RunningSweep {
  const key = settings && sweepKey(settings);
  const [current, setCurrent] = useState<{ key: string; sweep: Sweep; cancel: () => void }>();
  const [turn, setTurn] = useState(0);
  // `key` says when `settings` changes; `turn` sweeps again.
  useEffect(() => {
    if (!settings || key === undefined || keptSweep(key)) return;
    const abort = new AbortController();
    void stream(settings, abort.signal, (sweep) => {
      if (abort.signal.aborted && abort.signal.reason !== "reader") return;
      if (sweep.state === "complete") keepSweep(settings, sweep);
      setCurrent({ key, sweep, cancel: () => abort.abort("reader") });
    });
    return () => abort.abort("changed");
  }, [key, turn]);
  const mine = current?.key === key ? current : undefined;
  const cancel = useCallback(() => mine?.cancel(), [mine]);
  const again = useCallback(() => {
    if (key !== undefined) forgetSweep(key);
    setCurrent(undefined);
    setTurn((before) => before + 1);
  }, [key]);
  return { sweep: key === undefined ? undefined : (keptSweep(key) ?? mine?.sweep), cancel, again };
}

/** Never throws: what goes wrong is told. */
async function stream(settings: SweepSettings, signal: AbortSignal, tell: (sweep: Sweep) => void): Promise<void> {
  let sweep = emptySweep;
  const show = (change: Partial<Sweep>) => {
    sweep = { ...sweep, ...change };
    tell(sweep);
  };
  show({});
  try {
    const messages = resumeStream((stop) => occlusion.occlude(sweepRequest(settings), { signal: stop }), {
      signal,
      onBreak: () => show({ reconnecting: true }),
    });
    for await (const message of messages) show(readSweepMessage(sweep, message));
    show({ state: "complete", reconnecting: false });
  } catch (thrown) {
    if (signal.aborted || isCancelled(thrown)) show({ state: "cancelled", reconnecting: false });
    else show({ state: "failed", reconnecting: false, problem: callProblem(thrown) });
  }
}
