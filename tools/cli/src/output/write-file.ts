import { access, constants, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** Makes a file whole or not at all: written beside its place, then put there under its name. */
export async function writeWhole(
  path: string,
  content: AsyncIterable<Uint8Array> | Uint8Array | string,
): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  try {
    const file = await open(draft, "wx");
    try {
      const chunks = typeof content === "string" || content instanceof Uint8Array ? [content] : content;
      for await (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw nameFile(error, draft, path);
  }
}

/**
 * Whether a file could be put there, asked before what it is to hold is made.
 * @throws Error naming the folder, that of the file or one that has its name
 */
export async function requireFolderOf(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK);
  // What is not there yet is no folder; what else is wrong with it is told of when it is written.
  const isFolder = await stat(path).then(
    (there) => there.isDirectory(),
    () => false,
  );
  if (isFolder) throw Object.assign(new Error(`${path} is a folder; expected a file`), { code: "EISDIR", path });
}

/** What went wrong with the draft is said of the file, or of its folder where that is missing. */
function nameFile(error: unknown, draft: string, path: string): unknown {
  if (!(error instanceof Error && "path" in error && error.path === draft)) return error;
  const missing = "code" in error && error.code === "ENOENT";
  return Object.assign(error, { path: missing ? dirname(path) : path });
}
