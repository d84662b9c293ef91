import type { Metrics, Run, WatchRunResponse } from "@deconvscope/proto";
import { describeRunProgress, formatShare, hasRunEnded } from "../output/describe-run.ts";
import type { Session } from "./open-session.ts";
import { watchThroughAbsence } from "./watch-through-absence.ts";

/**
 * Watches a run until it ends, with a live line; a server that goes away meanwhile is waited for.
 * Who interrupts it is told that it goes on, how to come back, and how to stop it.
 * @param isServed by a server, which goes on with it
 * @param tell every message, before the line
 * @returns the run as it ended
 */
export async function followRun(
  session: Session,
  run: Run,
  isServed: boolean,
  tell: (message: WatchRunResponse) => Promise<void> = async () => undefined,
): Promise<Run> {
  const { training, terminal, call } = session;
  let last = run;
  let latest: Metrics | undefined;
  let nextStep = 0n;
  let isOver = false;
  const watch = async (heard: () => void) => {
    for await (const message of training.watchRun({ id: run.id, fromStep: nextStep }, call)) {
      const { event } = message;
      heard();
      await tell(message);
      if (event.case === "run") last = event.value;
      if (event.case === "metrics") latest = event.value.metrics.at(-1) ?? latest;
      if (event.case === "snapshot") terminal.note(describeKept(event.value));
      if (latest !== undefined) nextStep = latest.step + 1n;
      if (!hasRunEnded(last)) terminal.report(describeRunProgress(last, latest));
    }
    isOver = hasRunEnded(last);
  };
  try {
    await watchThroughAbsence(session, () => isOver, watch);
  } catch (error) {
    if (call.signal.aborted) tellHowToReturn(session, run.id, isServed);
    throw error;
  }
  terminal.progress("");
  return last;
}

function describeKept({
  model,
  validationAccuracy,
  seconds,
}: {
  model: string;
  validationAccuracy?: number;
  seconds: number;
}): string {
  const accuracy = validationAccuracy === undefined ? "" : `, ${formatShare(validationAccuracy)} on validation images`;
  const took = seconds > 0 ? `, took ${seconds.toFixed(1)} s` : "";
  return `kept ${model}${accuracy}${took}`;
}

function tellHowToReturn({ terminal }: Session, id: string, isServed: boolean): void {
  const goesOn = isServed ? "goes on" : "is not lost: it waits for the next command or `serve`";
  terminal.note(
    `run ${id} ${goesOn}; \`deconvscope watch ${id}\` follows it, \`deconvscope runs stop ${id}\` stops it`,
  );
}
