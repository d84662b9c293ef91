import type { EngineCall } from "./engine-call.ts";

type Queued = Pick<EngineCall, "order">;

/**
 * Takes the call that is computed next out of those that wait: the first that came; pictures for an atlas, of which there
 * may be many, after everything else. One computes at a time, but places are read beside a sweep: who drags a square does
 * not wait for its end.
 * @returns undefined where all have to wait
 */
export function takeNextCall<Call extends Queued>(waiting: Call[], computing: readonly Queued[]): Call | undefined {
  const [first, ...others] = computing;
  if (first === undefined) {
    const urgent = waiting.findIndex(({ order }) => order.name !== "projectTops");
    return waiting.splice(Math.max(0, urgent), 1)[0];
  }
  const place = waiting.findIndex(({ order }) => order.name === "occludeAt");
  const beside = first.order.name === "occlude" && others.length === 0 && place >= 0;
  return beside ? waiting.splice(place, 1)[0] : undefined;
}
