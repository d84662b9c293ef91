import { realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { quote, RequestError } from "../request-error.ts";

/**
 * The folder that a path names, links resolved.
 * @param given absolute, or relative to one of the roots
 * @param roots folders, links resolved
 * @throws RequestError for whatever lies outside the roots, with the same words as for what is not there
 */
export async function resolveDataPath(given: string, roots: readonly string[], field: string): Promise<string> {
  if (roots.length === 0) {
    throw new RequestError("precondition", "the server has no data root; start it with --data-root FOLDER", field);
  }
  if (given === "" || given.includes("\0")) {
    throw new RequestError("invalid", `${quote(given)} given; expected a folder's path`, field);
  }
  const candidates = isAbsolute(given) ? [given] : roots.map((root) => join(root, given));
  for (const candidate of candidates) {
    const path = await resolveFolder(candidate);
    if (path !== undefined && roots.some((root) => isInside(path, root))) {
      return path;
    }
  }
  throw new RequestError("not-found", `no folder ${quote(given)} inside the data root`, field);
}

async function resolveFolder(path: string): Promise<string | undefined> {
  try {
    const resolved = await realpath(path);
    return (await stat(resolved)).isDirectory() ? resolved : undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error) {
      return undefined;
    }
    throw error;
  }
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === "" || (way !== ".." && !way.startsWith("../") && !isAbsolute(way));
}
