import { useCallback, useEffect, useState } from "react";
import { type CallProblem, callProblem, isCancelled } from "../rpc/call-problem.ts";

/** Something that is measured when somebody asks for it. */
export interface Measurement<State> {
  /** "idle": not asked for. */
  phase: "idle" | "running" | "complete" | "cancelled" | "failed";
  state: State;
  problem: CallProblem | undefined;
  /** The server is away: it goes on once the server is back. */
  waiting: boolean;
  begin: () => void;
  cancel: () => void;
}
interface Kept<State> {
  key: string;
  phase: Measurement<State>["phase"];
  state: State;
  problem?: CallProblem;
  waiting?: boolean;
}
/** Opens a stream; `onBreak` is told each time that its connection broke and is opened again. */
type Open<Message> = (signal: AbortSignal, onBreak: () => void) => AsyncIterable<Message>;

/**
 * Streams a measurement once it is begun; gives it up when its key changes.
 * @param key what it depends on; undefined: there is nothing to measure yet
 * @param open must depend on `key` alone
 */
export function useMeasurement<Message, State>(
  key: string | undefined,
  empty: State,
  open: Open<Message>,
  read: (state: State, message: Message) => State,
): Measurement<State> {
  const [kept, setKept] = useState<Kept<State>>();
  const [begun, setBegun] = useState<{ key: string; abort: AbortController }>();
  useEffect(() => {
    if (!begun) return;
    const { key, abort } = begun;
    void measure(key, { empty, open, read }, abort.signal, (next) => {
      if (!abort.signal.aborted || abort.signal.reason === "reader") setKept(next);
    });
    return () => {
      abort.abort("changed");
      setKept((last) => (last?.key === key && last.phase === "running" ? undefined : last));
    };
  }, [begun]);
  useEffect(() => {
    if (begun && begun.key !== key) setBegun(undefined);
  }, [begun, key]);
  const begin = useCallback(() => {
    if (key === undefined) return;
    setKept({ key, phase: "running", state: empty });
    setBegun({ key, abort: new AbortController() });
  }, [key, empty]);
  const cancel = useCallback(() => begun?.abort.abort("reader"), [begun]);
  const mine = kept && kept.key === key ? kept : undefined;
  const { phase = "idle", state = empty, problem, waiting = false } = mine ?? {};
  return { phase, state, problem, waiting, begin, cancel };
}

interface Steps<Message, State> {
  empty: State;
  open: Open<Message>;
  read: (state: State, message: Message) => State;
}

/** Never throws: what goes wrong is told. */
async function measure<Message, State>(
  key: string,
  { empty, open, read }: Steps<Message, State>,
  signal: AbortSignal,
  tell: (kept: Kept<State>) => void,
): Promise<void> {
  let state = empty;
  tell({ key, phase: "running", state });
  try {
    const onBreak = () => tell({ key, phase: "running", state, waiting: true });
    for await (const message of open(signal, onBreak)) {
      state = read(state, message);
      tell({ key, phase: "running", state });
    }
    tell({ key, phase: "complete", state });
  } catch (thrown) {
    if (signal.aborted || isCancelled(thrown)) tell({ key, phase: "cancelled", state });
    else tell({ key, phase: "failed", state, problem: callProblem(thrown) });
  }
}
