import type { Run } from "@deconvscope/proto";
import { callProblem, isCancelled, resumeStream, training, useServerAway } from "@deconvscope/shell";
import { useCallback, useEffect, useRef, useState } from "react";
import { isGoing } from "../runs/run-words.ts";
import { emptyHistory, type RunHistory, readRunMessage, stepToGoOn } from "./run-history.ts";

/** A run that is watched, and what a reader can do about a broken stream. */
export interface WatchedRun {
  history: RunHistory;
  /** Tries at once, or watches again after the run was resumed. */
  again: () => void;
}

/** ms before each attempt. */
const delays = [500, 1000, 2000, 4000, 4000, 8000, 8000, 16_000, 16_000, 16_000];
/** ms in which messages are gathered before the page is drawn anew. */
const frame = 100;

/**
 * Watches a run from its first step; a broken stream goes on from the last, at once when the server is there again.
 * @param listed the run as the list has it: one that goes on again after it had ended is watched anew
 */
export function useWatchedRun(id: string | undefined, listed: Run | undefined): WatchedRun {
  const [kept, setKept] = useState<{ id: string; history: RunHistory }>();
  const [turn, setTurn] = useState(0);
  const latest = useRef(kept);
  latest.current = kept;
  // `turn` tries again: what is known stays, unless the run had ended.
  useEffect(() => {
    if (id === undefined) return;
    const abort = new AbortController();
    const known = latest.current?.id === id ? latest.current.history : emptyHistory;
    const start = known.stream === "ended" ? emptyHistory : known;
    void watch(id, start, abort.signal, (history) => setKept({ id, history }));
    return () => abort.abort("changed");
  }, [id, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const goesOn = listed !== undefined && listed.id === id && isGoing(listed);
  useEffect(() => {
    if (goesOn && latest.current?.history.stream === "ended") again();
  }, [goesOn, again]);
  const away = useServerAway();
  // A stream of before may hang without an end.
  useEffect(() => {
    if (!away && latest.current && latest.current.history.stream !== "ended") again();
  }, [away, again]);
  return { history: kept && kept.id === id ? kept.history : emptyHistory, again };
}

/** Never throws: what goes wrong is told. Messages that come together are told together. */
async function watch(
  id: string,
  start: RunHistory,
  signal: AbortSignal,
  tell: (history: RunHistory) => void,
): Promise<void> {
  let history = start;
  let _timer: ReturnType<typeof setTimeout> | undefined;
  const show = (next: RunHistory) => {
    history = next;
    _timer ??= setTimeout(() => {
      _timer = undefined;
      if (!signal.aborted) tell(history);
    }, frame);
  };
  try {
    const messages = resumeStream(
      (stop) => training.watchRun({ id, fromStep: stepToGoOn(history) }, { signal: stop }),
      {
        signal,
        delays,
        onBreak: (attempt) =>
          show({ ...history, stream: "broken", retryAt: performance.now() + (delays[attempt - 1] ?? 0) }),
      },
    );
    for await (const message of messages) show(readRunMessage(history, message));
    show({ ...history, stream: "ended", retryAt: undefined });
  } catch (thrown) {
    if (signal.aborted || isCancelled(thrown)) return;
    show({ ...history, stream: "failed", retryAt: undefined, problem: callProblem(thrown) });
  }
}
