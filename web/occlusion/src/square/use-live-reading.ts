import { type CallProblem, callProblem, isCancelled, occlusion } from "@deconvscope/shell";
import { useEffect, useRef, useState } from "react";
import type { Square } from "../sweep/square-grid.ts";
import { type SweepSettings, sweepKey, sweepRequest } from "../sweep/sweep-settings.ts";
import type { Reading } from "./reading.ts";

interface LiveReading {
  key: string;
  reading?: Reading;
  problem?: CallProblem;
}

/**
 * Reads the network with the square at any place. One call at a time: while it is under way only the latest place is
 * remembered, so that a hand is followed as quickly as the server answers.
 */
export function useLiveReading(
  settings: SweepSettings | undefined,
  square: Square | undefined,
): { reading: Reading | undefined; problem: CallProblem | undefined } {
  const [latest, setLatest] = useState<LiveReading>();
  const sweep = settings && sweepKey(settings);
  const key = sweep && square && `${sweep} ${square.top} ${square.left}`;
  const wanted = useRef<{ key: string; square: Square } | undefined>(undefined);
  const pump = useRef<{ sweep: string; abort: AbortController; busy: boolean } | undefined>(undefined);
  wanted.current = key && square ? { key, square } : undefined;
  useEffect(() => {
    const abort = new AbortController();
    pump.current = sweep === undefined ? undefined : { sweep, abort, busy: false };
    return () => abort.abort();
  }, [sweep]);
  // `key` says when a place is wanted; a pump that is busy takes it when it is done.
  useEffect(() => {
    const own = pump.current;
    if (!settings || key === undefined || !own || own.busy) return;
    own.busy = true;
    void read(settings, own.abort.signal, () => wanted.current, setLatest).finally(() => {
      own.busy = false;
    });
  }, [key]);
  const mine = latest && latest.key === key ? latest : undefined;
  return { reading: mine?.reading, problem: mine?.problem };
}

async function read(
  settings: SweepSettings,
  signal: AbortSignal,
  next: () => { key: string; square: Square } | undefined,
  tell: (reading: LiveReading) => void,
): Promise<void> {
  let done: string | undefined;
  for (let want = next(); want && want.key !== done && !signal.aborted; want = next()) {
    const { key, square } = want;
    done = key;
    try {
      const { readings } = await occlusion.occludeAt(
        { sweep: sweepRequest(settings), places: [{ top: square.top, left: square.left }] },
        { signal },
      );
      const [reading] = readings;
      if (!reading) throw new Error("OccludeAt: expected one reading, got none");
      const { probability, topClass, topProbability, activity } = reading;
      if (!signal.aborted) tell({ key, reading: { probability, topClass, topProbability, activity } });
    } catch (thrown) {
      if (signal.aborted || isCancelled(thrown)) return;
      tell({ key, problem: callProblem(thrown) });
    }
  }
}
