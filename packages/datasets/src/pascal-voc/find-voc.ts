import { findFolder } from "../files/find-inside.ts";
import { isFolder, listInside } from "../files/list-inside.ts";
import { ProblemList } from "../files/problem-list.ts";
import type { Found } from "../layout.ts";

/** What PASCAL VOC looks like. */
export const vocLayout = "JPEGImages/*.jpg, Annotations/*.xml and ImageSets/Main/*.txt, or VOC20xx/ with them";

/** Where one year's files lie: folders, absolute and without links. */
export interface VocFolders {
  readonly root: string;
  readonly images: string;
  readonly annotations: string;
}

/** Finds one year of PASCAL VOC: the folder itself, VOC20xx below it, or VOCdevkit/VOC20xx. */
export async function findVoc(root: string): Promise<Found<VocFolders>> {
  const itself = await findYear(root);
  if (itself) return itself;
  for (const base of [await findFolder(root, "VOCdevkit"), await findFolder(root)]) {
    if (!base) continue;
    const below = await listInside(root, base.target, new ProblemList());
    const years = below.filter((one) => isFolder(one) && /^VOC20\d\d$/.test(one.name));
    if (years.length > 1) {
      return { missing: `${years.map(({ path }) => path).join(" and ")} are there; a path to one of them is missing` };
    }
    const found = years[0] && (await findYear(years[0].target));
    if (found) return found;
  }
  return undefined;
}

async function findYear(root: string): Promise<Found<VocFolders>> {
  const images = await findFolder(root, "JPEGImages");
  const annotations = await findFolder(root, "Annotations");
  const sets = await findFolder(root, "ImageSets");
  if (images && annotations) return { root, images: images.target, annotations: annotations.target };
  if (images) return { missing: "JPEGImages is there, Annotations is missing" };
  return annotations && sets ? { missing: "Annotations and ImageSets are there, JPEGImages is missing" } : undefined;
}
