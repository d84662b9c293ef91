import { findFile, findFolder, unpackedRoots } from "../files/find-inside.ts";
import { isFolder, listInside } from "../files/list-inside.ts";
import { ProblemList } from "../files/problem-list.ts";
import { isWnid } from "../labels/read-names.ts";
import type { Found } from "../layout.ts";

/** What Tiny ImageNet looks like. */
export const tinyImageNetLayout = "train/<wnid>/images/*.JPEG beside wnids.txt, words.txt and val/images";

/** Finds Tiny ImageNet in a folder, or in its only folder, tiny-imagenet-200. */
export async function findTinyImageNet(root: string): Promise<Found<{ readonly root: string }>> {
  for (const base of await unpackedRoots(root, ["tiny-imagenet-200"])) {
    if (await hasImagesOfClasses(base)) return { root: base };
    if (await findFile(base, ["wnids.txt"])) {
      return { missing: "wnids.txt is there, train/<wnid>/images with images is missing" };
    }
  }
  return undefined;
}

async function hasImagesOfClasses(base: string): Promise<boolean> {
  const train = await findFolder(base, "train");
  if (!train) return false;
  const classes = (await listInside(base, train.target, new ProblemList())).filter(isFolder);
  const first = classes.find((one) => isWnid(one.name));
  return first !== undefined && (await findFolder(base, "train", first.name, "images")) !== undefined;
}
