import { type Run, RunState } from "@deconvscope/proto";
import { formatCount } from "@deconvscope/shell";
import { bestOutcome } from "../outcomes/best-outcome.ts";

/** What a run does, in one sentence: "from scratch on tiny-imagenet-20". */
export function describeKind({ request }: Pick<Run, "request">): string {
  const kind = request?.kind;
  switch (kind?.case) {
    case "fromScratch":
      return `from scratch on ${request?.dataset}`;
    case "transfer":
      return `transfer, ${kind.value.model} ${kind.value.frozenThrough === "input" ? "fine-tuned whole" : `frozen through ${kind.value.frozenThrough}`}`;
    case "probes":
      return `probes of ${kind.value.model}`;
    case "ablations":
      return `ablations, ${formatCount(kind.value.variants.length)} variants on ${request?.dataset}`;
    case "external":
      return "snapshots from elsewhere";
    default:
      return "";
  }
}

/** A run's state as a badge has it. */
export function describeState(state: RunState): { word: string; tone?: "live" | "good" | "bad" } {
  switch (state) {
    case RunState.RUNNING:
      return { word: "live", tone: "live" };
    case RunState.COMPLETE:
      return { word: "complete", tone: "good" };
    case RunState.FAILED:
      return { word: "failed", tone: "bad" };
    case RunState.STOPPED:
      return { word: "stopped" };
    default:
      return { word: "queued" };
  }
}

/** Whether anything more will come of a run by itself. */
export function isGoing({ state }: Pick<Run, "state">): boolean {
  return state === RunState.RUNNING || state === RunState.QUEUED;
}

/** "epoch 43 of 64"; where several networks are trained, steps. */
export function describeProgress(run: Run): string {
  const { latest, request, progress } = run;
  if (request?.kind.case === "external") {
    if (latest) return `epoch ${formatCount(round(latest.epoch))}`;
    return isGoing(run) ? "nothing has come yet" : "nothing came";
  }
  if (countFits(run) > 1 && !progress?.total) return "no step yet";
  if (countFits(run) > 1) return `step ${formatCount(progress?.done ?? 0)} of ${formatCount(progress?.total ?? 0)}`;
  return `epoch ${Math.floor((latest?.epoch ?? 0) + 1e-6)} of ${request?.options?.epochs ?? 0}`;
}

/** Share of its steps that a run has made, 0 … 1; undefined where nobody knows how many there will be. */
export function shareDone({ progress, request }: Run): number | undefined {
  const total = Number(progress?.total ?? 0);
  if (request?.kind.case === "external" || total === 0) return undefined;
  return Math.min(1, Number(progress?.done ?? 0) / total);
}

/** How many networks a run trains, one after another. */
export function countFits({ request }: Pick<Run, "request">): number {
  const folds = Math.max(1, request?.samples?.folds ?? 1);
  const kind = request?.kind;
  if (kind?.case === "probes") return folds * Math.max(1, kind.value.layers.length);
  if (kind?.case === "ablations") return folds * Math.max(1, kind.value.variants.length);
  return folds;
}

/** The accuracy that a run is known by, 0 … 1: its last validation, or the best of several networks. */
export function knownAccuracy(run: Run): number | undefined {
  const { outcomes, snapshots, latest } = run;
  const best = bestOutcome(outcomes)?.accuracy;
  if (countFits(run) > 1) return best;
  const newest = snapshots.findLast(({ validationAccuracy }) => validationAccuracy !== undefined);
  return latest?.validationAccuracy ?? newest?.validationAccuracy ?? best;
}

function round(epoch: number): number {
  return Number(epoch.toFixed(2));
}
