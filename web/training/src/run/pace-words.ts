import { type Run, RunState, Schedule } from "@deconvscope/proto";
import { formatCount, formatSeconds } from "@deconvscope/shell";
import { describeProgress } from "../runs/run-words.ts";

const schedules: Readonly<Record<number, string>> = {
  [Schedule.CONSTANT]: "constant rate",
  [Schedule.PLATEAU]: "plateau",
  [Schedule.COSINE]: "cosine",
};

/** How far and how fast a run is, or why no new points come of it: one phrase each. */
export function describePace(run: Run): string[] {
  const { request, progress, latest, state, error } = run;
  const rest = describeRest(run);
  if (rest) return [rest];
  const words = [describeProgress(run)];
  if (state === RunState.FAILED) return [...words, error];
  if (request?.kind.case === "external") return latest ? [...words, `step ${formatCount(latest.step)}`] : words;
  const steps = `step ${formatCount(progress?.done ?? 0)} of ${formatCount(progress?.total ?? 0)}`;
  if (progress && progress.total > 0 && words[0] !== steps) words.push(steps);
  if (state !== RunState.RUNNING) return words;
  if (latest && latest.imagesPerSecond > 0)
    words.push(`${formatCount(Math.round(latest.imagesPerSecond))} images a second`);
  if (progress?.secondsLeft) words.push(`${formatSeconds(progress.secondsLeft)} to go`);
  return words;
}

/** With what a run is trained: one phrase each. */
export function describeMeans({ request }: Run): string[] {
  const options = request?.options;
  if (request?.kind.case === "external") {
    return [request.dataset ? `features on ${request.dataset}` : "no dataset, no features"];
  }
  if (!options) return [];
  return [
    `batch ${options.batchSize}`,
    `momentum ${options.momentum ?? 0}`,
    schedules[options.schedule] ?? "plateau",
    options.filterRmsBound ? `RMS bound ${options.filterRmsBound}` : "no RMS bound",
  ];
}

/** What a run waits for or prepares. */
function describeRest(run: Run): string | undefined {
  const { state, waitingFor, preparing } = run;
  if (state === RunState.QUEUED) return waitingFor ? `Starts when ${waitingFor} ends.` : "Starts in a moment.";
  return state === RunState.RUNNING && preparing ? describeBeginning(run) : undefined;
}

/** What a run does before its first step, or its next one where it is taken up again, as far as it is known. */
function describeBeginning({ request, progress, stepsPerEpoch }: Run): string {
  const dataset = request?.dataset ?? "";
  const [done, steps] = [Number(progress?.done ?? 0), Number(progress?.total ?? 0)];
  if (steps === 0) return `Starting its engine and looking through ${dataset} for the images to learn from.`;
  const images = Number(stepsPerEpoch) * (request?.options?.batchSize ?? 0);
  const about = images > 0 ? `about ${formatCount(images)} images` : "the images";
  const next =
    done === 0 ? `the first of ${formatCount(steps)} steps` : `step ${formatCount(done + 1)} of ${formatCount(steps)}`;
  return `Preparing ${about} of ${dataset}; then comes ${next}.`;
}
