import type { ProblemList } from "../files/problem-list.ts";
import { readLines } from "../files/read-lines.ts";

const longestName = 1000;

/**
 * Reads what wnids are called: lines of a wnid and its names, such as "n02088364 beagle" or with a tab between.
 * Other lines are passed over.
 * @param path relative to the root; nothing: no names
 */
export async function readWords(
  root: string,
  path: string | undefined,
  problems: ProblemList,
): Promise<ReadonlyMap<string, string>> {
  const words = new Map<string, string>();
  for (const line of path === undefined ? [] : await readLines(root, path, problems)) {
    const [, id, name] = /^(n\d{8})[\s,]+(\S.*)$/.exec(line) ?? [];
    if (id !== undefined && name !== undefined) words.set(id, name.slice(0, longestName));
  }
  return words;
}
