import { type Scan, ScanState } from "@deconvscope/proto";
import { drawBar } from "./draw-bar.ts";
import { formatCount } from "./format-number.ts";

const states: Readonly<Record<ScanState, string>> = {
  [ScanState.UNSPECIFIED]: "unknown",
  [ScanState.QUEUED]: "queued",
  [ScanState.RUNNING]: "running",
  [ScanState.COMPLETE]: "complete",
  [ScanState.CANCELLED]: "cancelled",
  [ScanState.FAILED]: "failed",
};

/** A scan's state in a word. */
export function nameState({ state }: Scan): string {
  return states[state];
}

/** Whether nothing more will come of it by itself. */
export function hasEnded({ state }: Scan): boolean {
  return state === ScanState.COMPLETE || state === ScanState.CANCELLED || state === ScanState.FAILED;
}

/** What is scanned: "squeezenet over pets, split train". */
export function describeWork({ model, dataset, split }: Scan): string {
  return `${model} over ${dataset}${split === "" ? "" : `, split ${split}`}`;
}

/** A line of progress: bar, images, rate, time left; what it waits for. */
export function describeProgress(scan: Scan): string {
  const { done = 0n, total = 0n, rate = 0, secondsLeft } = scan.progress ?? {};
  const bar = total === 0n ? "" : `${drawBar(Number(done) / Number(total), 20)}▏ `;
  const speed = rate > 0 ? `, ${formatCount(Math.round(rate * 10) / 10)} images/s` : "";
  const left = secondsLeft === undefined ? "" : `, ${formatDuration(secondsLeft)} left`;
  const workers = scan.workers > 1 ? `, ${scan.workers} workers` : "";
  const queue = scan.waitingFor === "" ? "" : `, waiting for scan ${scan.waitingFor}`;
  return `${bar}${formatCount(done)} of ${formatCount(total)} images${speed}${left}${workers}${queue}`;
}

/** Seconds as people say them: "8 s", "3 min 20 s", "2 h 5 min". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${formatCount(Math.floor(whole / 3600))} h ${Math.floor((whole % 3600) / 60)} min`;
}
