import { callProblem, type Measurement, useMeasurement, useQuery } from "@deconvscope/shell";

/** A measurement whose result the server may have kept. */
export interface KeptMeasurement<State> extends Measurement<State> {
  /** Whether it is known yet that nothing is kept. */
  looking: boolean;
}

/**
 * Shows what the server kept of a measurement at once; else streams it when it is begun.
 * @param key what it depends on; undefined: there is nothing to measure yet
 * @param open must depend on `key` alone; with `onlyKept` it answers NOT_FOUND where nothing is kept
 */
export function useKeptMeasurement<Message, State>(
  key: string | undefined,
  empty: State,
  open: (signal: AbortSignal, onlyKept: boolean, onBreak: () => void) => AsyncIterable<Message>,
  read: (state: State, message: Message) => State,
): KeptMeasurement<State> {
  const measured = useMeasurement(key, empty, (signal, onBreak) => open(signal, false, onBreak), read);
  const kept = useQuery(key && `kept ${key}`, (signal) =>
    readKept(
      open(signal, true, () => undefined),
      empty,
      read,
    ),
  );
  if (measured.phase !== "idle" || !kept.value) {
    const problem = measured.phase === "idle" ? kept.problem : measured.problem;
    return { ...measured, problem, looking: measured.phase === "idle" && kept.loading };
  }
  const { state } = kept.value;
  return state === undefined
    ? { ...measured, looking: false }
    : { ...measured, phase: "complete", state, looking: false };
}

async function readKept<Message, State>(
  messages: AsyncIterable<Message>,
  empty: State,
  read: (state: State, message: Message) => State,
): Promise<{ state: State | undefined }> {
  let state = empty;
  try {
    for await (const message of messages) state = read(state, message);
    return { state };
  } catch (thrown) {
    if (callProblem(thrown).code === "NOT_FOUND") return { state: undefined };
    throw thrown;
  }
}
