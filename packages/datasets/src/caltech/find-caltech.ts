import { basename } from "node:path";
import { findFile, findFolder } from "../files/find-inside.ts";
import type { Found } from "../layout.ts";

/** What Caltech-101 and Caltech-256 look like. */
export const caltechLayout = "101_ObjectCategories/<class>/*.jpg or 256_ObjectCategories/<NNN.class>/*.jpg";

const folders = ["101_ObjectCategories", "256_ObjectCategories"];

/** Finds the folder of classes of Caltech-101 or Caltech-256: the folder itself, below it or below its folder caltech-101. */
export async function findCaltech(root: string): Promise<Found<{ readonly root: string }>> {
  if (folders.includes(basename(root))) return { root };
  for (const base of [[], ["caltech-101"], ["caltech-256"], ["caltech101"], ["caltech256"]]) {
    for (const name of folders) {
      const found = await findFolder(root, ...base, name);
      if (found) return { root: found.target };
      const archive = await findFile(
        root,
        [`.tar.gz`, ".tar"].map((ending) => [...base, name + ending].join("/")),
      );
      if (archive) return { missing: `${archive.path} is not unpacked; ${name}/ is missing` };
    }
  }
  return undefined;
}
