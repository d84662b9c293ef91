/** At most this many problems are told of one dataset. */
const mostTold = 100;
/** What files hold may stand in a problem, and be of any length. */
const mostLetters = 300;

/** Collects what was left out and why, without growing with a folder full of rubbish. */
export class ProblemList {
  /** The first of them. */
  readonly told: string[] = [];
  /** All of them, also those that are not told. */
  count = 0;

  add(path: string, why: string): void {
    this.count += 1;
    if (this.told.length < mostTold) this.told.push(cut(`${path}: ${why}`));
  }
}

function cut(problem: string): string {
  return problem.length <= mostLetters ? problem : `${problem.slice(0, mostLetters - 1).toWellFormed()}…`;
}
