import type { EngineCall, EngineOrder } from "./engine-call.ts";
import { isLongJob, isReadingJob } from "./long-jobs.ts";

type Queued = Pick<EngineCall, "order">;

/**
 * Takes the call that is computed next out of those that wait: the first that came; pictures for an atlas, of which there
 * may be many, after everything else. One computes at a time, but places are read beside a sweep, and images moved by hand
 * beside curves: who drags does not wait for their end. Evaluations and diagnoses take long: everything but another one goes
 * on beside it. What computes nothing waits for nothing, and holds nothing up.
 * @returns undefined where all have to wait
 */
export function takeNextCall<Call extends Queued>(waiting: Call[], begun: readonly Queued[]): Call | undefined {
  const reading = waiting.findIndex((call) => isReadingJob(call.order.name));
  if (reading >= 0) return waiting.splice(reading, 1)[0];
  const computing = begun.filter((call) => !isReadingJob(call.order.name));
  const [first, ...others] = computing.filter((call) => !isLongJob(call.order.name));
  if (first === undefined) {
    const mayGo = (call: Queued) => computing.length === 0 || !isLongJob(call.order.name);
    const urgent = waiting.findIndex((call) => mayGo(call) && call.order.name !== "projectTops");
    const next = urgent >= 0 ? urgent : waiting.findIndex(mayGo);
    return next >= 0 ? waiting.splice(next, 1)[0] : undefined;
  }
  const place = waiting.findIndex(({ order }) => isDragged(order));
  const isSweep = first.order.name === "occlude" || first.order.name === "measureInvariance";
  const beside = isSweep && !isDragged(first.order) && others.length === 0 && place >= 0;
  return beside ? waiting.splice(place, 1)[0] : undefined;
}

/** What follows a hand: a square's places, images with their pictures at one amount. */
function isDragged({ name, request }: EngineOrder): boolean {
  return name === "occludeAt" || (name === "measureInvariance" && request.pictures && request.amounts.length === 1);
}
