import { existsSync, lstatSync } from "node:fs";
import { mkdir, realpath, rename, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { bindingFile, bindingFolder, bindingPackage } from "./binding-package.ts";

/** Makes a variant the one that TensorFlow.js loads: one link in its package says which. */
export async function activateVariant(folder: string, inPackage = bindingPackage): Promise<void> {
  const link = path.join(inPackage, bindingFolder);
  await mkdir(path.dirname(link), { recursive: true });
  if (existsSync(link) && !lstatSync(link).isSymbolicLink()) await rm(link, { recursive: true });
  const next = `${link}.${process.pid}`;
  await symlink(path.join(folder, bindingFolder), next, "junction");
  await rename(next, link);
}

/** The file that TensorFlow.js loads, links resolved; undefined where no variant is in place. */
export async function findActiveBinding(inPackage = bindingPackage): Promise<string | undefined> {
  const file = path.join(inPackage, bindingFile);
  return existsSync(file) ? realpath(file) : undefined;
}
