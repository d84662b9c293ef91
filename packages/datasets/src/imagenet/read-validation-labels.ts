import { findFile } from "../files/find-inside.ts";
import type { ProblemList } from "../files/problem-list.ts";
import { readLines } from "../files/read-lines.ts";
import { listDevkitPaths } from "./list-devkit-paths.ts";

/** The wnid of an image of the flat val folder, by its file's name; nothing where it is not known. */
export type ValidationLabels = (fileName: string) => string | undefined;

/** What tells the labels of a flat val folder. */
const expected =
  "expected LOC_val_solution.csv, val.txt with lines of image and wnid, ILSVRC2012_validation_ground_truth.txt with " +
  "map_clsloc.txt, or val/<wnid>/*.JPEG";

/**
 * Reads the labels of the flat val folder: LOC_val_solution.csv (Kaggle), val.txt (a line an image: its name, and its wnid
 * or its place among the classes), or a wnid or ILSVRC2012_ID a line in the order of the images' numbers.
 * What an ILSVRC2012_ID means stands in map_clsloc.txt or ILSVRC2012_mapping.txt; meta.mat is not read.
 * @param wnids the classes in the order of their names' file; empty: not known
 */
export async function readValidationLabels(
  root: string,
  wnids: readonly string[],
  problems: ProblemList,
): Promise<ValidationLabels> {
  const named = await findFile(root, listDevkitPaths(["LOC_val_solution.csv", "val.txt"]));
  if (named) return byName(named.path, await readLines(root, named.path, problems), wnids, problems);
  const ordered = await findFile(root, listDevkitPaths(orderedFiles));
  if (!ordered) {
    problems.add("val", `has no labels; ${expected}`);
    return () => undefined;
  }
  const lines = await readLines(root, ordered.path, problems);
  const ids = lines.some((line) => /^\d+$/.test(line)) ? await readIds(root, problems) : undefined;
  if (ids?.size === 0)
    problems.add(ordered.path, `gives ILSVRC2012_IDs, which nothing read here explains; ${expected}`);
  return (fileName) => {
    const line = lines[Number(/_(\d+)\.[^.]+$/.exec(fileName)?.[1]) - 1];
    return ids?.get(line ?? "") ?? readWnid(line);
  };
}

const orderedFiles = ["ILSVRC2012_validation_ground_truth.txt", "imagenet_2012_validation_synset_labels.txt"];

function byName(
  path: string,
  lines: readonly string[],
  wnids: readonly string[],
  problems: ProblemList,
): ValidationLabels {
  const labels = new Map<string, string>();
  let unknown = 0;
  for (const line of lines) {
    const [name = "", value] = line.split(/[\s,]+/);
    const wnid = readWnid(value) ?? (/^\d{1,6}$/.test(value ?? "") ? wnids[Number(value)] : undefined);
    if (wnid !== undefined) labels.set(stem(name), wnid);
    else if (name !== "ImageId") unknown += 1;
  }
  if (unknown > 0) {
    problems.add(path, `${unknown} of ${lines.length} lines give no class; expected an image's name and its wnid`);
  }
  return (fileName) => labels.get(stem(fileName));
}

/** Lines such as "n02119789 1 kit_fox" or "1 n02119789". */
async function readIds(root: string, problems: ProblemList): Promise<ReadonlyMap<string, string>> {
  const file = await findFile(root, listDevkitPaths(["map_clsloc.txt", "ILSVRC2012_mapping.txt"]));
  const ids = new Map<string, string>();
  for (const line of file ? await readLines(root, file.path, problems) : []) {
    const [first = "", second = ""] = line.split(/\s+/);
    const [wnid, id] = readWnid(first) === undefined ? [readWnid(second), first] : [first, second];
    if (wnid !== undefined) ids.set(id, wnid);
  }
  return ids;
}

function readWnid(text: string | undefined): string | undefined {
  return /^n\d{8}$/.exec(text ?? "")?.[0];
}

function stem(name: string): string {
  return name.replace(/^.*\//, "").replace(/\.[^.]+$/, "");
}
