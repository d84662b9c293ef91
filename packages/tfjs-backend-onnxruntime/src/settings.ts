import { totalmem } from "node:os";

/** How the backend computes; change it with `configure`. */
export interface Settings {
  /** Threads of one graph; 0 leaves it to ONNX Runtime: one a physical core. */
  readonly threads: number;
  /** Whether idle threads spin for work: a little faster on a machine that does nothing else, ruinous on a busy one. */
  readonly spinning: boolean;
  /** Compiled graphs kept; of more, those unused longest are freed. */
  readonly maxSessions: number;
  /** Memory that compiled graphs may hold on to, about, in MiB; a graph that takes more alone is kept as the only one. */
  readonly maxMegabytes: number;
  /** Recorded operations that wait for a read at most. */
  readonly maxPending: number;
  /** File prefix for ONNX Runtime's profiles, one file a compiled graph; empty for none. */
  readonly profilePrefix: string;
}

const defaults: Settings = {
  threads: 0,
  spinning: false,
  maxSessions: 64,
  maxMegabytes: shareOfMemory(),
  maxPending: 4096,
  profilePrefix: "",
};

let current = defaults;

export function settings(): Settings {
  return current;
}

/**
 * Changes settings for graphs that are compiled from now on.
 * @throws RangeError if a number is not whole, or out of range
 */
export function configure(changes: Partial<Settings>): void {
  const changed = { ...current, ...changes };
  requireCount("threads", changed.threads, 0);
  requireCount("maxSessions", changed.maxSessions, 1);
  requireCount("maxMegabytes", changed.maxMegabytes, 1);
  requireCount("maxPending", changed.maxPending, 1);
  current = changed;
}

function requireCount(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${name}: expected a whole number of at least ${least}, got ${value}`);
  }
}

/** An eighth of what the machine, or the container, has. */
function shareOfMemory(): number {
  const limit = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
  return Math.max(512, Math.floor(limit / 8 / 2 ** 20));
}
