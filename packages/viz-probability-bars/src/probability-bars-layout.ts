import { scaleLinear } from "d3-scale";

export interface ClassProbability {
  readonly label: string;
  /** 0 … 1. */
  readonly probability: number;
  /** Against another image or model, −1 … 1. */
  readonly difference?: number;
  /** Where the same label occurs twice. */
  readonly id?: string;
}

export interface ProbabilityBar {
  readonly key: string;
  readonly entry: ClassProbability;
  /** 0 … 100 of the bar's full length. */
  readonly length: number;
}

/**
 * Bars on one scale from 0 to 1, in the given order.
 * @throws RangeError if a probability lies outside 0 … 1
 */
export function layoutProbabilityBars(classes: readonly ClassProbability[], count = classes.length): ProbabilityBar[] {
  const scale = scaleLinear([0, 1], [0, 100]);
  return classes.slice(0, count).map((entry) => {
    if (!(entry.probability >= 0 && entry.probability <= 1.000001)) {
      throw new RangeError(`classes: expected a probability 0 … 1 of "${entry.label}", got ${entry.probability}`);
    }
    return { key: entry.id ?? entry.label, entry, length: Math.min(100, scale(entry.probability)) };
  });
}
