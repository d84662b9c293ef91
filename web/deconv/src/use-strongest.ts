import { type CallProblem, callProblem, deconv, isCancelled, resumeStream } from "@deconvscope/shell";
import { useCallback, useEffect, useState } from "react";
import { type Look, lookKey, mapCount } from "./look.ts";
import { type Projected, readReconstruction, ruleNumbers, seedNumbers } from "./reconstruction.ts";

/** The strongest maps as they arrive. */
export interface Strongest {
  /** In order of strength. */
  tiles: readonly Projected[];
  total: number;
  state: "streaming" | "complete" | "cancelled" | "failed";
  problem: CallProblem | undefined;
  reconnecting: boolean;
  /** Milliseconds since the stream began. */
  elapsed: number;
}
const shown = 9;
const finished = new Map<string, Strongest>();

/** Streams the strongest maps of the layer; gives the stream up when the look changes, and keeps complete ones. */
export function useStrongest(look: Look | undefined): {
  strongest: Strongest | undefined;
  cancel: () => void;
  retry: () => void;
} {
  const key = look && `${lookKey(look)} ${look.rule} ${look.seed}`;
  const [current, setCurrent] = useState<{ key: string; strongest: Strongest; cancel: () => void }>();
  const [turn, setTurn] = useState(0);
  // `key` says when the look changes; `turn` asks again.
  useEffect(() => {
    if (!look || key === undefined || finished.has(key)) return;
    const abort = new AbortController();
    const show = (strongest: Strongest) => setCurrent({ key, strongest, cancel: () => abort.abort("reader") });
    void stream(look, abort.signal, (strongest) => {
      if (abort.signal.aborted && abort.signal.reason !== "reader") return;
      if (strongest.state === "complete") remember(key, strongest);
      show(strongest);
    });
    return () => abort.abort("changed");
  }, [key, turn]);
  const mine = current?.key === key ? current : undefined;
  const cancel = useCallback(() => mine?.cancel(), [mine]);
  const retry = useCallback(() => setTurn((before) => before + 1), []);
  return { strongest: key === undefined ? undefined : (finished.get(key) ?? mine?.strongest), cancel, retry };
}

function remember(key: string, strongest: Strongest): void {
  finished.set(key, strongest);
  if (finished.size > 60) finished.delete(finished.keys().next().value!);
}

/** Never throws: what goes wrong is told. */
async function stream(look: Look, signal: AbortSignal, tell: (strongest: Strongest) => void): Promise<void> {
  const began = performance.now();
  const arrived = new Map<number, Projected>();
  const total = Math.min(shown, mapCount(look.layer));
  const report = (state: Strongest["state"], problem?: CallProblem, reconnecting = false) =>
    tell({
      tiles: [...arrived].sort(([a], [b]) => a - b).map(([, tile]) => tile),
      total,
      state,
      problem,
      reconnecting,
      elapsed: performance.now() - began,
    });
  report("streaming");
  try {
    const messages = resumeStream(
      (stop) =>
        deconv.reconstruct(
          {
            model: look.model.summary.name,
            image: look.source,
            strongest: { layer: look.layer.name, count: shown },
            rule: ruleNumbers[look.rule],
            seed: seedNumbers[look.seed],
          },
          { signal: stop },
        ),
      { signal, onBreak: () => report("streaming", undefined, true) },
    );
    for await (const { reconstruction, provenance } of messages) {
      if (!reconstruction) continue;
      arrived.set(reconstruction.index, readReconstruction(reconstruction, provenance));
      report("streaming");
    }
    report("complete");
  } catch (thrown) {
    if (signal.aborted || isCancelled(thrown)) report("cancelled");
    else report("failed", callProblem(thrown));
  }
}
