/** A claim is about so much work: little is lost with a worker, little time goes into committing. */
const usualMilliseconds = 2000;
const longestMilliseconds = 10_000;

/** Committing takes at most this share of the time, as far as claims may be that long. */
const commitShare = 0.05;

const mostShards = 512;

/** How many shards a worker takes at once: one of a scan that it does not know yet, then as many as are quick enough. */
export class ClaimSize {
  #scan = "";
  #shards = 1;

  /** How many shards to ask for. */
  get most(): number {
    return this.#shards;
  }

  /** How many of a claim's shards are to be kept. */
  of(scan: string): number {
    if (this.#scan !== scan) {
      this.#scan = scan;
      this.#shards = 1;
    }
    return this.#shards;
  }

  /** A claim was computed and committed. */
  learn(shards: number, computeMilliseconds: number, commitMilliseconds: number): void {
    const wanted = Math.min(longestMilliseconds, Math.max(usualMilliseconds, commitMilliseconds / commitShare));
    const fitting = Math.floor((shards * wanted) / Math.max(1, computeMilliseconds));
    this.#shards = Math.max(1, Math.min(fitting, 2 * shards, mostShards));
  }
}
