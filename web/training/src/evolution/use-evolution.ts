import type { Run } from "@deconvscope/proto";
import { callProblem, isCancelled, type MapReference, resumeStream, training, useServerAway } from "@deconvscope/shell";
import { useCallback, useEffect, useRef, useState } from "react";
import { isGoing } from "../runs/run-words.ts";
import { type Evolution, emptyEvolution, readEvolutionMessage } from "./evolution-state.ts";

/** What becomes of maps over the snapshots of a run; follows one that goes on. */
export function useEvolution(
  run: Run | undefined,
  maps: readonly MapReference[] | undefined,
): { evolution: Evolution; again: () => void } {
  const [kept, setKept] = useState<{ key: string; evolution: Evolution }>();
  const [turn, setTurn] = useState(0);
  const key = run && JSON.stringify([run.id, run.createTime?.seconds.toString(), maps]);
  const going = run !== undefined && isGoing(run);
  const away = useServerAway();
  const latest = useRef(kept);
  latest.current = kept;
  // `key` says when run and maps change; a run that goes on again is followed again, what is known stays.
  useEffect(() => {
    if (!run || key === undefined) return;
    const abort = new AbortController();
    const asked = (maps ?? []).map(({ layer, channel }) => ({ layer, channel }));
    const known = latest.current?.key === key ? latest.current.evolution : emptyEvolution;
    void follow({ runId: run.id, maps: asked, follow: going }, known, abort.signal, (evolution) =>
      setKept({ key, evolution }),
    );
    return () => abort.abort("changed");
  }, [key, going, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    if (!away && latest.current && latest.current.evolution.stream !== "ended") again();
  }, [away, again]);
  return { evolution: kept && kept.key === key ? kept.evolution : emptyEvolution, again };
}

/** Never throws: what goes wrong is told. */
async function follow(
  request: { runId: string; maps: { layer: string; channel: number }[]; follow: boolean },
  start: Evolution,
  signal: AbortSignal,
  tell: (evolution: Evolution) => void,
): Promise<void> {
  let evolution = start;
  const show = (next: Evolution) => {
    evolution = next;
    if (!signal.aborted) tell(evolution);
  };
  try {
    const messages = resumeStream((stop) => training.getEvolution(request, { signal: stop }), {
      signal,
      onBreak: () => show({ ...evolution, stream: "broken" }),
    });
    for await (const message of messages) show(readEvolutionMessage(evolution, message));
    show({ ...evolution, stream: "ended" });
  } catch (thrown) {
    if (signal.aborted || isCancelled(thrown)) return;
    show({ ...evolution, stream: "failed", problem: callProblem(thrown) });
  }
}
