import type { Claim, ScanStore, ShardQueue } from "./scan-store.ts";

const beatMilliseconds = 1000;

/** Keeps a claim while it is worked on, and tells when it is lost. */
export class HeldClaim implements AsyncDisposable {
  readonly #shards: ShardQueue;
  readonly #lost = new AbortController();
  readonly #endListening: () => void;
  readonly #timer: NodeJS.Timeout;
  #claim: Claim;
  #beating: Promise<void> | undefined;

  constructor(claim: Claim, shards: ShardQueue, scans: ScanStore) {
    this.#claim = claim;
    this.#shards = shards;
    this.#endListening = scans.onChange((id) => {
      if (id === claim.scan.id) {
        this.#beat();
      }
    });
    this.#timer = setInterval(() => this.#beat(), beatMilliseconds);
  }

  /** What is still to be done of it. */
  get claim(): Claim {
    return this.#claim;
  }

  /** Fires when the lease ran out, or the scan was cancelled or deleted. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Shards that were counted or given back. */
  drop(shards: readonly number[]): void {
    this.#claim = { ...this.#claim, shards: this.#claim.shards.filter((shard) => !shards.includes(shard)) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#endListening();
    await this.#beating;
  }

  #beat(): void {
    this.#beating ??= this.#extend().finally(() => {
      this.#beating = undefined;
    });
  }

  /** While the store is away, the lease runs; the commit will tell. */
  async #extend(): Promise<void> {
    const claim = this.#claim;
    const kept = claim.shards.length === 0 || (await this.#shards.extend(claim).catch(() => true));
    if (!kept && claim === this.#claim) {
      this.#lost.abort(new Error("the claim is lost"));
    }
  }
}
