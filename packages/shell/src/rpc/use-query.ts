import { useCallback, useEffect, useState } from "react";
import { type CallProblem, callProblem, isCancelled } from "./call-problem.ts";

export interface Query<Value> {
  /** Undefined until the first answer to this key. */
  value: Value | undefined;
  problem: CallProblem | undefined;
  loading: boolean;
  /** Asks again; the last value stays until the answer is here. */
  reload: () => void;
}
interface Settled<Value> {
  key: string;
  value?: Value;
  problem?: CallProblem;
}

/**
 * Asks the server once for each key and gives the answer up when the key changes: nothing stale is shown.
 * @param key what the answer depends on; undefined: there is nothing to ask yet
 * @param load must depend on `key` alone
 */
export function useQuery<Value>(key: string | undefined, load: (signal: AbortSignal) => Promise<Value>): Query<Value> {
  const [settled, setSettled] = useState<Settled<Value>>();
  const [turn, setTurn] = useState(0);
  // `key` says when `load` changes; `turn` asks again.
  useEffect(() => {
    if (key === undefined) return;
    const abort = new AbortController();
    load(abort.signal).then(
      (value) => abort.signal.aborted || setSettled({ key, value }),
      (thrown: unknown) => {
        if (abort.signal.aborted || isCancelled(thrown)) return;
        setSettled((before) => ({ ...(before?.key === key ? before : {}), key, problem: callProblem(thrown) }));
      },
    );
    return () => abort.abort();
  }, [key, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const current = settled?.key === key ? settled : undefined;
  return { value: current?.value, problem: current?.problem, loading: key !== undefined && !current, reload };
}
