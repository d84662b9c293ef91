/** What a map's pictures are made of: its tops, and how often they had changed when they were asked for. */
export interface Versioned<Value> {
  version: number;
  value: Value;
}
interface PumpOptions<Value> {
  /** Asks for some maps. */
  load: (channels: readonly number[], signal: AbortSignal) => Promise<ReadonlyMap<number, Value>>;
  /** Maps that came. */
  show: (maps: ReadonlyMap<number, Versioned<Value>>) => void;
  /** @param failures how many in a row */
  fail: (thrown: unknown, failures: number) => void;
  known: (channel: number) => Versioned<Value> | undefined;
  /** How often the map changed. */
  versionOf: (channel: number) => number;
}
const quick = 250;
const slow = 1000;
const most = 32;
const renewAfter = 2000;
const firstRetry = 1000;
const longestRetry = 15_000;

/**
 * Fetches what is in view, more maps a call the quicker it goes: missing ones first, in the order of the view, then those that changed since;
 * gives a call up when none of its maps is in view any more. After a failure it rests, ever longer, and tries again.
 */
export class PicturePump<Value> {
  #options: PumpOptions<Value>;
  #wanted: readonly number[] = [];
  #call: { channels: readonly number[]; abort: AbortController } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #renewedAt = new Map<number, number>();
  #atOnce = 1;
  #failures = 0;
  #resting = false;

  constructor(options: PumpOptions<Value>) {
    this.#options = options;
  }

  /** @param channels what is in view, the most urgent first */
  want(channels: readonly number[]): void {
    this.#wanted = channels;
    if (this.#call && !this.#call.channels.some((channel) => channels.includes(channel))) {
      this.#call.abort.abort();
      this.#call = undefined;
    }
    this.#pump();
  }

  /** Does not wait for the next try. */
  retry(): void {
    this.#resting = false;
    this.#pump();
  }

  stop(): void {
    this.#wanted = [];
    clearTimeout(this.#timer);
    this.#call?.abort.abort();
    this.#call = undefined;
  }

  #pump(): void {
    if (this.#call || this.#resting) return;
    clearTimeout(this.#timer);
    const { known, versionOf } = this.#options;
    const missing = this.#wanted.filter((channel) => !known(channel));
    const old = this.#wanted.filter((channel) => (known(channel)?.version ?? Infinity) < versionOf(channel));
    const now = performance.now();
    const due = old.filter((channel) => now - (this.#renewedAt.get(channel) ?? -renewAfter) >= renewAfter);
    const next = (missing.length > 0 ? missing : due).slice(0, this.#atOnce);
    if (next.length > 0) void this.#fetch(next);
    else if (old.length > 0) this.#timer = setTimeout(() => this.#pump(), renewAfter / 4);
  }

  async #fetch(channels: readonly number[]): Promise<void> {
    const { load, show, fail, versionOf } = this.#options;
    const call = { channels, abort: new AbortController() };
    this.#call = call;
    const versions = new Map(channels.map((channel) => [channel, versionOf(channel)]));
    const began = performance.now();
    try {
      const maps = await load(channels, call.abort.signal);
      if (this.#call !== call) return;
      this.#call = undefined;
      this.#failures = 0;
      const now = performance.now();
      if (now - began < quick) this.#atOnce = Math.min(most, 2 * this.#atOnce);
      else if (now - began > slow) this.#atOnce = Math.max(1, this.#atOnce >> 1);
      for (const channel of channels) this.#renewedAt.set(channel, now);
      show(new Map([...maps].map(([channel, value]) => [channel, { version: versions.get(channel) ?? 0, value }])));
      this.#pump();
    } catch (thrown) {
      if (this.#call !== call) return;
      this.#call = undefined;
      this.#resting = true;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.retry(), Math.min(longestRetry, firstRetry * 2 ** this.#failures++));
      fail(thrown, this.#failures);
    }
  }
}
