import { readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { DatasetError } from "../dataset-error.ts";
import { isInside, systemCode } from "./list-inside.ts";

/** Larger files are no single images. */
export const maxFileBytes = 256 * 1024 * 1024;

/**
 * Reads a file that was there when the dataset was opened.
 * @param root absolute and without links
 * @param path relative to the root
 * @throws DatasetError "unreadable" if it is gone, leads out of the root, or is larger than 256 MiB
 */
export async function readInside(root: string, path: string): Promise<Uint8Array> {
  return await readFile(await resolveInside(root, path));
}

/**
 * Where a file of the dataset is now, its links resolved.
 * @throws DatasetError "unreadable"
 */
export async function resolveInside(root: string, path: string): Promise<string> {
  const { target, found } = await locate(root, path);
  if (!isInside(root, target)) throw unreadable(path, "links to a place outside the dataset's folder now");
  if (!found.isFile()) throw unreadable(path, "is no file any more");
  if (found.size > maxFileBytes) throw unreadable(path, `is larger than ${maxFileBytes / 1024 / 1024} MiB`);
  return target;
}

async function locate(root: string, path: string) {
  try {
    const target = await realpath(join(root, path));
    return { target, found: await stat(target) };
  } catch (error) {
    throw unreadable(path, `cannot be read any more (${systemCode(error)})`);
  }
}

function unreadable(path: string, why: string): DatasetError {
  return new DatasetError("unreadable", `"${path}" ${why}`);
}

/** What such an error says of its file, without the path: for lists that have it already. */
export function reasonOf(error: DatasetError, path: string): string {
  return error.message.replace(`"${path}" `, () => "");
}
