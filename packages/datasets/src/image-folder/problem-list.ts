/** At most this many problems are told of one dataset. */
const longest = 100;

/** Collects what was left out and why, without growing with a folder full of rubbish. */
export class ProblemList {
  readonly told: string[] = [];

  add(path: string, why: string): void {
    if (this.told.length < longest) this.told.push(`${path}: ${why}`);
  }
}
