import { type Run, RunState, type Snapshot } from "@deconvscope/proto";
import { formatSeconds } from "@deconvscope/shell";
import type { Evolution } from "../evolution/evolution-state.ts";
import { countFits } from "../runs/run-words.ts";

/** A snapshot that is still to come, or to be read. */
export interface DueSnapshot {
  /** undefined: still to come. */
  model?: string;
  epoch: number;
  /** Of runs of several networks. */
  fit?: string;
  /** "in about 4 min"; "" where that is not known. */
  due: string;
}

/** Snapshots that a run will still take. */
export function dueSnapshots(run: Run, taken: readonly Snapshot[]): DueSnapshot[] {
  const { request, state, progress, stepsPerEpoch } = run;
  const over = state === RunState.COMPLETE || state === RunState.FAILED;
  if (over || request?.kind.case === "external") return [];
  if (countFits(run) > 1) return dueNetworks(run, taken);
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

/** One at the end of each network's first fold; a probe leaves none. */
function dueNetworks({ request }: Run, taken: readonly Snapshot[]): DueSnapshot[] {
  const kind = request?.kind;
  if (kind?.case === "probes") return [];
  const names = kind?.case === "ablations" ? kind.value.variants.map(({ name }) => name) : [""];
  const fold = (request?.samples?.folds ?? 1) > 1 ? "fold 1" : "";
  const there = new Set(taken.map(({ fit }) => fit));
  return names
    .map((name) => [name, fold].filter(Boolean).join(", "))
    .filter((fit) => !there.has(fit))
    .map((fit) => ({ fit, epoch: request?.options?.epochs ?? 0, due: "at its end" }));
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
export function snapshotName({ epoch, fit = "" }: { epoch: number; fit?: string }): string {
  return fit || String(Number(epoch.toFixed(2)));
}
