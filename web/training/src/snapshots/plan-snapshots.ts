import { type Run, RunState, type Snapshot } from "@deconvscope/proto";
import { formatSeconds } from "@deconvscope/shell";
import type { Evolution } from "../evolution/evolution-state.ts";
import { countFits } from "../runs/run-words.ts";

/** A snapshot that is still to come, or to be read. */
export interface DueSnapshot {
  /** undefined: still to come. */
  model?: string;
  epoch: number;
  /** "in about 4 min"; "" where that is not known. */
  due: string;
}

/** Snapshots that a run of one network will still take. */
export function dueSnapshots(run: Run, taken: readonly Snapshot[]): DueSnapshot[] {
  const { request, state, progress, stepsPerEpoch } = run;
  const over = state === RunState.COMPLETE || state === RunState.FAILED;
  if (over || request?.kind.case === "external" || countFits(run) > 1) return [];
  const last = taken.at(-1)?.epoch ?? 0;
  return (request?.options?.snapshotEpochs ?? [])
    .filter((epoch) => epoch > last)
    .map((epoch) => {
      if (state === RunState.STOPPED) return { epoch, due: "when it goes on" };
      const steps = epoch * Number(stepsPerEpoch) - Number(progress?.done ?? 0);
      if (!progress?.rate || stepsPerEpoch === 0n || state !== RunState.RUNNING) return { epoch, due: "" };
      return { epoch, due: steps <= 0 ? "any moment" : `in about ${formatSeconds(steps / progress.rate)}` };
    });
}

/** Snapshots that are there, and whose features are still being read. */
export function unreadSnapshots(taken: readonly Snapshot[], { snapshots, stream }: Evolution): DueSnapshot[] {
  if (stream === "ended" || stream === "failed") return [];
  const read = new Set(snapshots.map(({ snapshot }) => snapshot?.model));
  return taken
    .filter(({ model, probeImages }) => probeImages > 0 && !read.has(model))
    .map(({ model, epoch }) => ({ model, epoch, due: "" }));
}

/** A snapshot's epoch, or its network, as people say it. */
export function snapshotName({ epoch, fit }: Pick<Snapshot, "epoch" | "fit">): string {
  return fit || String(Number(epoch.toFixed(2)));
}
