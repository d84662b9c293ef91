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
  /** How often in a row a server was busy or away. */
  failures: number;
}
const firstRetry = 1000;
const longestRetry = 15_000;

/**
 * Asks the server once for each key and gives the answer up when the key changes: nothing stale is shown. While the
 * server is busy or away it asks again by itself.
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
      (value) => abort.signal.aborted || setSettled({ key, value, failures: 0 }),
      (thrown: unknown) => {
        if (abort.signal.aborted || isCancelled(thrown)) return;
        setSettled((before) => {
          const same = before?.key === key ? before : undefined;
          return { ...same, key, problem: callProblem(thrown), failures: (same?.failures ?? 0) + 1 };
        });
      },
    );
    return () => abort.abort();
  }, [key, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    if (settled?.key !== key || !settled?.problem?.retryable) return;
    const timer = setTimeout(reload, Math.min(longestRetry, firstRetry * 2 ** (settled.failures - 1)));
    return () => clearTimeout(timer);
  }, [key, settled, reload]);
  const current = settled?.key === key ? settled : undefined;
  return { value: current?.value, problem: current?.problem, loading: key !== undefined && !current, reload };
}
