import { type Run, RunState, Schedule } from "@deconvscope/proto";
import { formatCount, formatSeconds } from "@deconvscope/shell";
import { describeProgress } from "../runs/run-words.ts";

const schedules: Readonly<Record<number, string>> = {
  [Schedule.CONSTANT]: "constant rate",
  [Schedule.PLATEAU]: "plateau",
  [Schedule.COSINE]: "cosine",
};

/** How far and how fast a run is, and with what: one phrase each, in the order of the head. */
export function describePace(run: Run): string[] {
  const { request, progress, latest, state, preparing } = run;
  const options = request?.options;
  if (request?.kind.case === "external") {
    const step = latest ? [`step ${formatCount(latest.step)}`] : [];
    return [
      describeProgress(run),
      ...step,
      request.dataset ? `features on ${request.dataset}` : "no dataset, no features",
    ];
  }
  const words = [describeProgress(run)];
  const steps = `step ${formatCount(progress?.done ?? 0)} of ${formatCount(progress?.total ?? 0)}`;
  if (progress && progress.total > 0 && words[0] !== steps) words.push(steps);
  if (state === RunState.RUNNING && !preparing) {
    if (latest && latest.imagesPerSecond > 0)
      words.push(`${formatCount(Math.round(latest.imagesPerSecond))} images a second`);
    if (progress?.secondsLeft) words.push(`${formatSeconds(progress.secondsLeft)} to go`);
  }
  if (!options) return words;
  words.push(
    `batch ${options.batchSize}, momentum ${options.momentum ?? 0}, ${schedules[options.schedule] ?? "plateau"}`,
  );
  words.push(options.filterRmsBound ? `RMS bound ${options.filterRmsBound}` : "no RMS bound");
  return words;
}

/** Why no new points come of a run: it waits, prepares its next step, or failed. */
export function describeRest(run: Run): string | undefined {
  const { state, waitingFor, error, preparing } = run;
  if (state === RunState.QUEUED) return waitingFor ? `Starts when ${waitingFor} ends.` : "Starts in a moment.";
  if (state === RunState.FAILED) return error;
  return preparing ? describeBeginning(run) : undefined;
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
