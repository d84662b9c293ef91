import type { FaithfulnessCurves, MeasureFaithfulnessResponse, Progress, RandomisedMap } from "@deconvscope/proto";

/** What is known so far of whether a map tells the truth. */
export interface Faithfulness {
  progress: Progress | undefined;
  curves: FaithfulnessCurves | undefined;
  /** From the last layer down. */
  randomised: readonly RandomisedMap[];
}

export const emptyFaithfulness: Faithfulness = { progress: undefined, curves: undefined, randomised: [] };

/** The state after a message. */
export function readFaithfulness(state: Faithfulness, { event }: MeasureFaithfulnessResponse): Faithfulness {
  switch (event.case) {
    case "progress":
      return { ...state, progress: event.value };
    case "curves":
      return { ...state, curves: event.value };
    case "randomised":
      return { ...state, randomised: [...state.randomised, event.value] };
    default:
      return state;
  }
}

/** What curves and weights drawn anew say about a map, in a sentence. */
export function describeFaithfulness({ curves, randomised }: Faithfulness): string | undefined {
  if (!curves) return undefined;
  const chanceDeletion = mean(curves.randomDeletionAreas);
  const chanceInsertion = mean(curves.randomInsertionAreas);
  const better = [curves.deletionArea < chanceDeletion, curves.insertionArea > chanceInsertion];
  const order = better.every(Boolean)
    ? "Its order names what matters better than a random one, both when pixels go and when they come back."
    : better.some(Boolean)
      ? `Its order is better than a random one only when pixels ${better[0] ? "go" : "come back"}.`
      : "Its order is no better than a random one.";
  const last = randomised.at(-1);
  if (!last) return order;
  const learnt =
    Math.abs(last.similarity) < 0.5
      ? "With weights drawn anew it is another map: it shows what was learnt."
      : "With weights drawn anew it stays much the same: it shows the image more than what was learnt.";
  return `${order} ${learnt}`;
}

/** Mean of some numbers; NaN of none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
