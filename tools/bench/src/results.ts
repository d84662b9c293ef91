import type { CaseResult } from "./case-result.ts";
import type { ZoneSize } from "./cases/zone-size.ts";
import { limitTime } from "./limit/limit.ts";
import type { Machine } from "./machine.ts";
import { judge, type Verdict } from "./target.ts";

/** A target, what it is of, and what was reached. */
export interface CaseVerdict extends Verdict {
  readonly case: string;
  /** Milliseconds that the arithmetic alone would take; absent where arithmetic is not what takes the time. */
  readonly limit?: number;
}

/** All that a run measured: `results.json` is that of the last one saved. */
export interface Results {
  readonly machine: Machine;
  readonly targets: readonly CaseVerdict[];
  readonly cases: readonly CaseResult[];
  readonly zones: readonly ZoneSize[];
}

/** Puts the verdicts first; a target whose contestants did not all run has none. */
export function collectResults(machine: Machine, cases: readonly CaseResult[], zones: readonly ZoneSize[]): Results {
  const targets = cases.flatMap(({ name, targets: own = [], standings, limit }) =>
    own.flatMap((target): CaseVerdict[] => {
      const verdict = judge(target, standings);
      return verdict ? [{ case: name, ...verdict, ...(limit ? { limit: limitTime(limit) } : {}) }] : [];
    }),
  );
  return { machine, targets, cases, zones };
}
