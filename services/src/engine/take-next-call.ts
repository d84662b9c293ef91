import type { EngineCall, EngineOrder } from "./engine-call.ts";
import type { EngineJobName } from "./engine-jobs.ts";
import { isLongJob, isReadingJob } from "./long-jobs.ts";

type Queued = Pick<EngineCall, "order">;

/** Sweeps and curves: many passes, with a result after each few. */
const measurements: ReadonlySet<EngineJobName> = new Set([
  "occlude",
  "measureCorrespondence",
  "measureFaithfulness",
  "measureInvariance",
]);

/**
 * Takes the call that is computed next out of those that wait: the first that came; pictures for an atlas, of which there
 * may be many, after everything else. Sweeps and curves are measured one after another, and other calls go beside them, one
 * at a time, what follows a hand first: nobody waits for the end of what somebody else measures. Evaluations and diagnoses
 * take long: everything but another one goes on beside it. What computes nothing waits for nothing, and holds nothing up.
 * @returns undefined where all have to wait
 */
export function takeNextCall<Call extends Queued>(waiting: Call[], begun: readonly Queued[]): Call | undefined {
  const reading = waiting.findIndex((call) => isReadingJob(call.order.name));
  if (reading >= 0) return waiting.splice(reading, 1)[0];
  const computing = begun.filter((call) => !isReadingJob(call.order.name));
  const others = computing.filter((call) => !isLongJob(call.order.name));
  if (others.length === 0) {
    const mayGo = (call: Queued) => computing.length === 0 || !isLongJob(call.order.name);
    const urgent = waiting.findIndex((call) => mayGo(call) && call.order.name !== "projectTops");
    const next = urgent >= 0 ? urgent : waiting.findIndex(mayGo);
    return next >= 0 ? waiting.splice(next, 1)[0] : undefined;
  }
  if (!others.every(({ order }) => isMeasured(order))) return undefined;
  const dragged = waiting.findIndex(({ order }) => isDragged(order));
  const next = dragged >= 0 ? dragged : waiting.findIndex(({ order }) => isQuick(order));
  return next >= 0 ? waiting.splice(next, 1)[0] : undefined;
}

function isMeasured(order: EngineOrder): boolean {
  return measurements.has(order.name) && !isDragged(order);
}

function isQuick(order: EngineOrder): boolean {
  return !isMeasured(order) && !isLongJob(order.name) && order.name !== "projectTops";
}

/** What follows a hand: a square's places, images with their pictures at one amount. */
function isDragged({ name, request }: EngineOrder): boolean {
  return name === "occludeAt" || (name === "measureInvariance" && request.pictures && request.amounts.length === 1);
}
