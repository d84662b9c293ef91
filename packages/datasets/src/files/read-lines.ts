import { DatasetError } from "../dataset-error.ts";
import type { ProblemList } from "./problem-list.ts";
import { readInside, reasonOf } from "./read-inside.ts";

/** Annotations that are no text a person wrote are refused. */
const maxTextBytes = 16 * 1024 * 1024;

/**
 * Reads a text file below the root: UTF-8, a byte order mark left out.
 * @param path relative to the root
 * @returns nothing, with a problem, if it cannot be read or is no text
 */
export async function readText(root: string, path: string, problems: ProblemList): Promise<string | undefined> {
  try {
    const bytes = await readInside(root, path);
    if (bytes.length > maxTextBytes) {
      problems.add(path, `is larger than ${maxTextBytes / 1024 / 1024} MiB`);
    } else if (bytes.includes(0)) {
      problems.add(path, "holds NUL bytes; expected UTF-8 text");
    } else {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    }
  } catch (error) {
    problems.add(path, error instanceof DatasetError ? reasonOf(error, path) : "is not UTF-8 text");
  }
  return undefined;
}

/** The lines of a text file that are not empty, as `readText` reads it; none, with a problem, if it cannot be read. */
export async function readLines(root: string, path: string, problems: ProblemList): Promise<string[]> {
  const text = (await readText(root, path, problems)) ?? "";
  return (text.match(/[^\r\n]+/g) ?? []).map((line) => line.trim()).filter((line) => line !== "");
}
