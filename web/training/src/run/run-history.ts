import type { FeatureSnapshot, Metrics, Run, Snapshot, WatchRunResponse } from "@deconvscope/proto";
import type { CallProblem } from "@deconvscope/shell";

/** A run as it was told, from its first step. */
export interface RunHistory {
  run: Run | undefined;
  /** Ascending by step. */
  metrics: readonly Metrics[];
  snapshots: readonly Snapshot[];
  /** The newest snapshot's pictures. */
  features: FeatureSnapshot | undefined;
  watchers: number;
  /** Points that were left out because this page was slow. */
  dropped: number;
  /** "broken": the connection is opened again, what is here stays. */
  stream: "opening" | "live" | "broken" | "ended" | "failed";
  /** When the next attempt is made, ms of performance.now(). */
  retryAt?: number | undefined;
  problem?: CallProblem | undefined;
}

export const emptyHistory: RunHistory = {
  run: undefined,
  metrics: [],
  snapshots: [],
  features: undefined,
  watchers: 0,
  dropped: 0,
  stream: "opening",
};

/** Takes in one message; what was told before and comes again replaces it. */
export function readRunMessage(history: RunHistory, { event, watchers }: WatchRunResponse): RunHistory {
  const live: RunHistory = { ...history, watchers, stream: "live", retryAt: undefined, problem: undefined };
  switch (event.case) {
    case "run":
      return { ...live, run: event.value, snapshots: mergeSnapshots(live.snapshots, event.value.snapshots) };
    case "metrics": {
      const { metrics, dropped } = event.value;
      return {
        ...live,
        metrics: mergeMetrics(live.metrics, metrics),
        dropped: live.dropped + Number(dropped),
      };
    }
    case "snapshot":
      return { ...live, snapshots: mergeSnapshots(live.snapshots, [event.value]) };
    case "features":
      return { ...live, features: event.value };
    default:
      return live;
  }
}

/** The step from which a broken stream goes on: the last that is known, told again. */
export function stepToGoOn({ metrics }: RunHistory): bigint {
  return metrics.at(-1)?.step ?? 0n;
}

/** Later points replace those of the same and of later steps: a run that went back to a checkpoint tells them anew. */
function mergeMetrics(before: readonly Metrics[], told: readonly Metrics[]): readonly Metrics[] {
  const first = told[0]?.step;
  if (first === undefined) return before;
  let kept = before.length;
  while (kept > 0 && before[kept - 1]!.step >= first) kept--;
  return [...before.slice(0, kept), ...told];
}

function mergeSnapshots(before: readonly Snapshot[], told: readonly Snapshot[]): readonly Snapshot[] {
  const byModel = new Map([...before, ...told].map((snapshot) => [snapshot.model, snapshot]));
  if (byModel.size === before.length && told.every((one) => one.step <= (before.at(-1)?.step ?? -1n))) return before;
  return [...byModel.values()].sort((a, b) => Number(a.step - b.step));
}
