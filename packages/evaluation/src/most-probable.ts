import type { ClassScores } from "./class-scores.ts";

/** The class of the highest score; of equals the first. A score that is no number is the lowest. */
export function mostProbable(scores: ClassScores): number {
  let best = 0;
  for (let place = 1; place < scores.length; place++) {
    if (scores[place]! > scores[best]! || (Number.isNaN(scores[best]) && !Number.isNaN(scores[place]))) best = place;
  }
  return best;
}
