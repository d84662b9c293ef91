import { type CreateRunRequest, type Metrics, type Run, RunState } from "@deconvscope/proto";
import { formatDuration } from "./describe-scan.ts";
import { drawBar } from "./draw-bar.ts";
import { formatCount, formatMeasure } from "./format-number.ts";

const states: Readonly<Record<RunState, string>> = {
  [RunState.UNSPECIFIED]: "unknown",
  [RunState.QUEUED]: "queued",
  [RunState.RUNNING]: "running",
  [RunState.COMPLETE]: "complete",
  [RunState.STOPPED]: "stopped",
  [RunState.FAILED]: "failed",
};

/** A run's state in a word. */
export function nameRunState({ state }: Run): string {
  return states[state];
}

/** Whether nothing more will come of it by itself. */
export function hasRunEnded({ state }: Run): boolean {
  return state === RunState.COMPLETE || state === RunState.STOPPED || state === RunState.FAILED;
}

/** What is trained: "zfnet-small on pets, split train". */
export function describeTraining({ request }: Run): string {
  if (request === undefined) return "";
  const images = request.dataset === "" ? "" : ` on ${request.dataset}${request.split && `, split ${request.split}`}`;
  return `${describeKind(request)}${images}`;
}

function describeKind({ kind }: CreateRunRequest): string {
  switch (kind.case) {
    case "fromScratch":
      return nameArchitecture(kind.value.architecture);
    case "transfer":
      return `${kind.value.model} behind ${kind.value.frozenThrough}`;
    case "probes":
      return `probes of ${kind.value.model}`;
    case "ablations":
      return `${kind.value.variants.length} architectures`;
    default:
      return "trained elsewhere";
  }
}

/** Of an architecture that is JSON, its name there. */
function nameArchitecture(architecture: string): string {
  return /"name"\s*:\s*"([^"]*)"/.exec(architecture)?.[1] ?? architecture;
}

/** A line of progress: bar, epoch, loss, accuracy, learning rate, images/s, time left; what it waits for, or prepares. */
export function describeRunProgress(run: Run, latest: Metrics | undefined = run.latest): string {
  const { done = 0n, total = 0n, secondsLeft } = run.progress ?? {};
  const step = latest?.step ?? done;
  const bar = total === 0n ? "" : `${drawBar(Number(step) / Number(total), 20)}▏ `;
  const queue = describeQueue(run);
  const left = secondsLeft === undefined ? "" : `, ${formatDuration(secondsLeft)} left`;
  if (run.preparing) return `${bar}preparing the images of ${run.request?.dataset ?? ""}`;
  if (latest === undefined) return `${bar}${nameRunState(run)}${queue}`;
  const epochs = run.request?.options?.epochs;
  const isElsewhere = run.request?.kind.case === "external";
  const end = isElsewhere || epochs === undefined ? "" : ` of ${formatCount(epochs)}`;
  const fit = latest.fit === "" ? "" : `${latest.fit}: `;
  const accuracy = latest.validationAccuracy ?? latest.trainingAccuracy;
  const said = [
    `${fit}epoch ${latest.epoch.toFixed(1)}${end}`,
    `loss ${formatMeasure(latest.loss)}`,
    `${latest.validationAccuracy === undefined ? "accuracy" : "validation"} ${formatShare(accuracy)}`,
    `rate ${Number(latest.learningRate.toPrecision(3))}`,
    ...(latest.imagesPerSecond > 0 ? [`${formatCount(Math.round(latest.imagesPerSecond))} images/s`] : []),
  ];
  return `${bar}${said.join(", ")}${left}${queue}`;
}

function describeQueue({ waitingFor }: Run): string {
  return waitingFor === "" ? "" : `, waiting for run ${waitingFor}`;
}

/** A run's state, and how far it is once it has begun. */
export function describeRunState(run: Run): string {
  const state = nameRunState(run);
  const hasBegun = run.latest !== undefined || run.preparing;
  return hasBegun ? `${state}  ${describeRunProgress(run).trimStart()}` : `${state}${describeQueue(run)}`;
}

/** 0.4321 as "43.2 %". */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
