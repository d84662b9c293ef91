import { stat } from "node:fs/promises";
import { join } from "node:path";
import { readHeader } from "../read-header.ts";
import type { FileSplit } from "./file-split.ts";
import type { ProblemList } from "./problem-list.ts";
import { maxFileBytes } from "./read-inside.ts";

/** Datasets of more images than this are listed without opening any. */
export const mostOpened = 20_000;
const atOnce = 16;

/**
 * Leaves out files that are no readable images, by their headers, and tells why; each file is read once.
 * Of more than 20,000 files none is opened and all are kept.
 * @param root absolute and without links
 */
export async function dropUnreadable(
  root: string,
  splits: readonly FileSplit[],
  problems: ProblemList,
): Promise<readonly FileSplit[]> {
  const listed = splits.reduce((sum, split) => sum + split.files.length, 0);
  if (listed > mostOpened) return splits;
  const files = new Set(splits.flatMap((split) => split.files));
  const dropped = await findUnreadable(root, [...files], problems);
  return splits.map(({ name, files, labels, difficult }) => {
    const kept = [...files.keys()].filter((index) => !dropped.has(files[index]!));
    const keep = <Item>(items: readonly Item[]): Item[] => kept.map((index) => items[index]!);
    return { name, files: keep(files), labels: keep(labels), ...(difficult && { difficult: keep(difficult) }) };
  });
}

async function findUnreadable(root: string, files: readonly string[], problems: ProblemList): Promise<Set<string>> {
  const dropped = new Set<string>();
  for (let start = 0; start < files.length; start += atOnce) {
    const some = files.slice(start, start + atOnce);
    const whys = await Promise.all(some.map((file) => whyUnreadable(join(root, file))));
    for (const [index, why] of whys.entries()) {
      if (why === undefined) continue;
      dropped.add(some[index]!);
      problems.add(some[index]!, why);
    }
  }
  return dropped;
}

async function whyUnreadable(file: string): Promise<string | undefined> {
  try {
    const { size } = await stat(file);
    if (size === 0) return "is empty";
    if (size > maxFileBytes) return `is larger than ${maxFileBytes / 1024 / 1024} MiB`;
    await readHeader(file);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
