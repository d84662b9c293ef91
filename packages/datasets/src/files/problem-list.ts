/** At most this many problems are told of one dataset. */
const longest = 100;

/** Collects what was left out and why, without growing with a folder full of rubbish. */
export class ProblemList {
  /** The first of them. */
  readonly told: string[] = [];
  /** All of them, also those that are not told. */
  count = 0;

  add(path: string, why: string): void {
    this.count += 1;
    if (this.told.length < longest) this.told.push(`${path}: ${why}`);
  }
}
