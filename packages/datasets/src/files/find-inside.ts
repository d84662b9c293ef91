import { realpath, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Inside, isFolder, isInside, listInside, systemCode } from "./list-inside.ts";
import { ProblemList } from "./problem-list.ts";

/**
 * The file or folder of a name that the layout foresees.
 * @param root absolute and without links
 * @returns nothing if it is not there, or leads out of the root
 */
export async function findInside(root: string, ...path: readonly string[]): Promise<Inside | undefined> {
  try {
    const listed = join(root, ...path);
    const target = await realpath(listed);
    if (!isInside(root, target)) return undefined;
    const found = await stat(target);
    const kind = found.isDirectory() ? "folder" : found.isFile() ? "file" : undefined;
    return kind && { name: path.at(-1) ?? "", path: relative(root, listed), target, kind };
  } catch (error) {
    systemCode(error);
    return undefined;
  }
}

/** The folder of a name that the layout foresees. */
export async function findFolder(root: string, ...path: readonly string[]): Promise<Inside | undefined> {
  const found = await findInside(root, ...path);
  return found?.kind === "folder" ? found : undefined;
}

/** The first of some files that is there, by paths relative to the root. */
export async function findFile(root: string, paths: readonly string[]): Promise<Inside | undefined> {
  for (const path of paths) {
    const found = await findInside(root, path);
    if (found?.kind === "file") return found;
  }
  return undefined;
}

/**
 * The folder itself, and its only folder below where that has one of some names: what an archive unpacks to.
 * @param root absolute and without links
 */
export async function unpackedRoots(root: string, names: readonly string[]): Promise<readonly string[]> {
  const [only, ...others] = (await listInside(root, root, new ProblemList())).filter(isFolder);
  return only && others.length === 0 && names.includes(only.name) ? [root, only.target] : [root];
}
