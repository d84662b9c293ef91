import { totalmem } from "node:os";

/** How the backend computes; change it with `configure`. */
export interface Settings {
  /** Threads of one graph; 0 leaves it to ONNX Runtime: one a physical core. */
  readonly threads: number;
  /** Whether idle threads spin for work longer than from one operator to the next: ruinous on a busy machine. */
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

/** More threads than any machine's processor has would only take it down. */
const MOST_THREADS = 1024;

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
 * @throws TypeError if a setting is unknown or of another type
 * @throws RangeError if a number is not whole, or out of range
 */
export function configure(changes: Partial<Settings>): void {
  if (typeof changes !== "object" || changes === null) {
    throw new TypeError(`configure: expected an object of settings, got ${changes}`);
  }
  const changed = { ...current, ...changes };
  for (const [name, value] of Object.entries(changed)) requireType(name, value);
  requireCount("threads", changed.threads, 0, MOST_THREADS);
  requireCount("maxSessions", changed.maxSessions, 1);
  requireCount("maxMegabytes", changed.maxMegabytes, 1);
  requireCount("maxPending", changed.maxPending, 1);
  current = changed;
}

function requireType(name: string, value: unknown): void {
  if (!Object.hasOwn(defaults, name)) {
    throw new TypeError(`${name}: expected one of ${Object.keys(defaults).join(", ")}`);
  }
  const type = typeof defaults[name as keyof Settings];
  if (typeof value !== type) throw new TypeError(`${name}: expected a ${type}, got ${JSON.stringify(value)}`);
}

function requireCount(name: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  const upTo = most < Number.MAX_SAFE_INTEGER ? ` and at most ${most}` : "";
  throw new RangeError(`${name}: expected a whole number of at least ${least}${upTo}, got ${value}`);
}

/** An eighth of what the machine, or the container, has. */
function shareOfMemory(): number {
  const limit = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
  return Math.max(512, Math.floor(limit / 8 / 2 ** 20));
}
