import type { Limit } from "./limit/limit.ts";
import type { Standing } from "./round.ts";
import type { Target } from "./target.ts";

/** What one case measured. */
export interface CaseResult {
  readonly name: string;
  /** What the work is, in a line. */
  readonly work: string;
  /** Ratios are to the first. */
  readonly standings: readonly Standing[];
  /** The standings are of different things, so no ratios. */
  readonly apart?: true;
  readonly targets?: readonly Target[];
  /** Absent where arithmetic is not what takes the time. */
  readonly limit?: Limit;
  /** Sentences about the figures. */
  readonly remarks: readonly string[];
}
