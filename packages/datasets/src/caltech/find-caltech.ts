import { basename } from "node:path";
import { findFile, findFolder, unpackedRoots } from "../files/find-inside.ts";
import type { Found } from "../layout.ts";

/** What Caltech-101 and Caltech-256 look like. */
export const caltechLayout = "101_ObjectCategories/<class>/*.jpg or 256_ObjectCategories/<NNN.class>/*.jpg";

const folders = ["101_ObjectCategories", "256_ObjectCategories"];

/** Finds the folder of classes of Caltech-101 or Caltech-256: the folder itself, below it, or below its only folder. */
export async function findCaltech(root: string): Promise<Found<{ readonly root: string }>> {
  if (folders.includes(basename(root))) return { root };
  for (const base of await unpackedRoots(root, ["caltech-101", "caltech-256", "caltech101", "caltech256"])) {
    for (const name of folders) {
      const found = await findFolder(base, name);
      if (found) return { root: found.target };
      const archive = await findFile(base, [`${name}.tar.gz`, `${name}.tar`]);
      if (archive) return { missing: `${archive.path} is not unpacked; ${name}/ is missing` };
    }
  }
  return undefined;
}
