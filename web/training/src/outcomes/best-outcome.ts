import type { Outcome } from "@deconvscope/proto";

/** The row that is right most often; of equals the first. */
export function bestOutcome(outcomes: readonly Outcome[]): Outcome | undefined {
  return outcomes.toSorted((a, b) => b.accuracy - a.accuracy)[0];
}
