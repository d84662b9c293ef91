import { realpath, stat } from "node:fs/promises";
import { DatasetError } from "../dataset-error.ts";
import { systemCode } from "./list-inside.ts";

/**
 * An existing folder's absolute path, its links resolved.
 * @throws DatasetError "not-found"
 */
export async function resolveFolder(path: string): Promise<string> {
  try {
    const root = await realpath(path);
    if ((await stat(root)).isDirectory()) return root;
  } catch (error) {
    throw new DatasetError("not-found", `path "${path}" cannot be read (${systemCode(error)}); expected a folder`);
  }
  throw new DatasetError("not-found", `path "${path}" is a file; expected a folder`);
}
