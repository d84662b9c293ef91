import type { Sweep } from "./sweep-state.ts";

/** The upper end of a scale that holds the activity of all sweeps, with the square and without; 1 before any is known. */
export function mostActivity(sweeps: readonly (Sweep | undefined)[]): number {
  let most = 0;
  for (const sweep of sweeps) {
    most = Math.max(most, sweep?.start?.activity ?? 0);
    for (const value of sweep?.tiles?.activities ?? []) if (value > most) most = value;
  }
  return most || 1;
}
