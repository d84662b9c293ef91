import { readFile } from "node:fs/promises";

/** A file's bytes; what goes wrong names the file, a folder in its place as well. */
export async function readNamedFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error) Object.assign(error, { path });
    throw error;
  }
}
