import type { Sweep } from "../sweep/sweep-state.ts";

/** A sweep and what its classes are called. */
export interface NamedSweep {
  sweep: Sweep | undefined;
  nameOf: (classIndex: number) => string;
}

/** Names of the classes that win somewhere in any of the sweeps, the one of most places first: one colour each on all maps. */
export function colorOrder(sweeps: readonly NamedSweep[]): string[] {
  const counts = new Map<string, number>();
  for (const { sweep, nameOf } of sweeps) {
    for (const winner of sweep?.tiles?.topClasses ?? []) {
      if (winner >= 0) counts.set(nameOf(winner), (counts.get(nameOf(winner)) ?? 0) + 1);
    }
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
}
