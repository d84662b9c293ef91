import { type SweepSettings, sweepKey } from "./sweep-settings.ts";
import type { Sweep } from "./sweep-state.ts";

/** A complete sweep and what it is of. */
export interface KeptSweep {
  key: string;
  settings: SweepSettings;
  sweep: Sweep;
}

const most = 24;
let kept: readonly KeptSweep[] = [];
const hearers = new Set<() => void>();

/** The complete sweeps of this page, the latest first. */
export function keptSweeps(): readonly KeptSweep[] {
  return kept;
}

/** Undefined where there is none of that key. */
export function keptSweep(key: string): Sweep | undefined {
  return kept.find((one) => one.key === key)?.sweep;
}

/** Keeps a complete sweep in place of the oldest. */
export function keepSweep(settings: SweepSettings, sweep: Sweep): void {
  const key = sweepKey(settings);
  change([{ key, settings, sweep }, ...kept.filter((one) => one.key !== key)].slice(0, most));
}

export function forgetSweep(key: string): void {
  change(kept.filter((one) => one.key !== key));
}

/** @returns what ends it */
export function hearKeptSweeps(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

function change(next: readonly KeptSweep[]): void {
  kept = next;
  for (const hear of hearers) hear();
}
