import { lstat, mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";

/** In every exported folder, and written last. */
export const provenanceFile = "provenance.json";

/**
 * Makes a folder whole or not at all: filled beside its place, then put there under its name.
 * @param replace puts it in the place of an earlier export
 * @throws CommandError if something is there; whatever `fill` throws
 */
export async function makeFolder(
  path: string,
  replace: boolean,
  fill: (draft: string) => Promise<void>,
): Promise<void> {
  const place = resolve(path);
  const draft = `${place}.${process.pid}.part`;
  await mkdir(dirname(place), { recursive: true });
  await mkdir(draft);
  try {
    await fill(draft);
    await checkPlace(path, replace);
    await (replace ? putInsteadOf(place, draft) : rename(draft, place));
  } catch (error) {
    await rm(draft, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

/** @throws CommandError if a folder may not be made there */
export async function checkPlace(path: string, replace: boolean): Promise<void> {
  const place = resolve(path);
  if (!(await isThere(place))) return;
  if (!replace) throw refuse(path, "is there already; expected a new folder, or --force to replace an export");
  const isFolder = (await lstat(place)).isDirectory();
  const mayGo = isFolder && ((await isThere(join(place, provenanceFile))) || (await readdir(place)).length === 0);
  if (!mayGo) throw refuse(path, `is no export: it has no ${provenanceFile}; --force replaces nothing else`);
}

async function putInsteadOf(place: string, draft: string): Promise<void> {
  if (!(await isThere(place))) return rename(draft, place);
  const old = `${place}.${process.pid}.old`;
  await rename(place, old);
  try {
    await rename(draft, place);
  } catch (error) {
    await rename(old, place);
    throw error;
  }
  await rm(old, { recursive: true, maxRetries: 5 });
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
}

function refuse(path: string, why: string): CommandError {
  return new CommandError(`out: ${path} ${why}`, exitCodes.refused);
}
