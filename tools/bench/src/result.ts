import type { Standing } from "./interleave.ts";

/** What one case measured. */
export interface CaseResult {
  readonly name: string;
  /** What the work is, in a line. */
  readonly work: string;
  readonly standings: readonly Standing[];
  /** The standings are of different things, so no ratios. */
  readonly apart?: true;
  /** Milliseconds below which the machine's arithmetic cannot go; absent where arithmetic is not the limit. */
  readonly limit?: number;
  /** Sentences about the figures. */
  readonly remarks: readonly string[];
}

/** How many times longer the other takes than ours, by medians of wall time. */
export function ratio(ours: Standing | undefined, other: Standing | undefined): string {
  if (!ours || !other) return "–";
  return `${(other.wallMedian / ours.wallMedian).toFixed(2)} ×`;
}
