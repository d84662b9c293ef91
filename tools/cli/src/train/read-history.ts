import type { Metrics, Run } from "@deconvscope/proto";
import type { Session } from "../session/open-session.ts";

/** A run's points so far, and how many the server left out. */
interface RunHistory {
  readonly metrics: readonly Metrics[];
  readonly dropped: bigint;
}

/** Reads what there is of a run's curves; it may go on meanwhile. */
export async function readHistory(
  { training, call }: Session,
  { id, latest }: Pick<Run, "id" | "latest">,
  fromStep = 0n,
): Promise<RunHistory> {
  const metrics: Metrics[] = [];
  let dropped = 0n;
  if (latest === undefined || latest.step < fromStep) return { metrics, dropped };
  const enough = new AbortController();
  const signal = AbortSignal.any([call.signal, enough.signal]);
  try {
    for await (const { event } of training.watchRun({ id, fromStep }, { signal })) {
      if (event.case !== "metrics") continue;
      metrics.push(...event.value.metrics);
      dropped += event.value.dropped;
      if ((metrics.at(-1)?.step ?? 0n) >= latest.step) break;
    }
  } finally {
    enough.abort();
  }
  return { metrics, dropped };
}
