import type { Dirent, Stats } from "node:fs";
import { opendir, realpath, stat } from "node:fs/promises";
import { relative, sep } from "node:path";
import { hasImageExtension } from "../image-format.ts";
import type { ProblemList } from "./problem-list.ts";

/** A file or folder below a dataset's root, its links resolved. */
export interface Inside {
  readonly name: string;
  /** Relative to the root. */
  readonly path: string;
  /** Absolute, without links. */
  readonly target: string;
  readonly kind: "file" | "folder";
}

/** Whether a path without links is the root or below it. */
export function isInside(root: string, target: string): boolean {
  return target === root || target.startsWith(root.endsWith(sep) ? root : root + sep);
}

export function isFolder(one: Inside): boolean {
  return one.kind === "folder";
}

/** Whether it is a file that is an image by its name. */
export function isImage(one: Inside): boolean {
  return one.kind === "file" && hasImageExtension(one.name);
}

/**
 * Lists a folder in the order of its names' code units, hidden ones left out.
 * What cannot be read, and links that lead out of the root, become problems.
 * @param root absolute and without links
 * @param folder absolute and without links
 */
export async function listInside(root: string, folder: string, problems: ProblemList): Promise<Inside[]> {
  const listed: Inside[] = [];
  const below = relative(root, folder);
  const { names, special } = await readFolder(root, folder, problems);
  for (const name of names) {
    const one = { name, path: below === "" ? name : below + sep + name, target: folder + sep + name };
    const entry = special.get(name);
    const found = entry?.isSymbolicLink() ? await follow(root, one, problems) : { ...one, kind: kindOf(entry) };
    if (found?.kind === "file" || found?.kind === "folder") listed.push({ ...found, kind: found.kind });
  }
  return listed;
}

/** The paths of a folder's images, as `listInside` lists them. */
export async function listImages(root: string, folder: string, problems: ProblemList): Promise<string[]> {
  return (await listInside(root, folder, problems)).filter(isImage).map(({ path }) => path);
}

/** In pieces, so that a folder of a million files holds nothing up. */
const bufferSize = 4096;

/** Names in order, and the entries of those that are no plain files. */
async function readFolder(root: string, folder: string, problems: ProblemList) {
  const names: string[] = [];
  const special = new Map<string, Dirent>();
  try {
    for await (const entry of await opendir(folder, { bufferSize })) {
      if (entry.name.startsWith(".")) continue;
      names.push(entry.name);
      if (!entry.isFile()) special.set(entry.name, entry);
    }
  } catch (error) {
    problems.add(relative(root, folder), `cannot be listed (${systemCode(error)})`);
  }
  return { names: names.sort(), special };
}

async function follow(root: string, link: Omit<Inside, "kind">, problems: ProblemList) {
  try {
    const target = await realpath(link.target);
    if (isInside(root, target)) return { ...link, target, kind: kindOf(await stat(target)) };
    problems.add(link.path, "links to a place outside the dataset's folder");
  } catch (error) {
    problems.add(link.path, `is a link that cannot be followed (${systemCode(error)})`);
  }
  return undefined;
}

function kindOf(entry: Dirent | Stats | undefined): Inside["kind"] | "other" {
  return entry?.isDirectory() ? "folder" : (entry?.isFile() ?? true) ? "file" : "other";
}

/** ENOENT, EACCES, … of an error of the file system; other errors are thrown on. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && "code" in error) return String(error.code);
  throw error;
}
