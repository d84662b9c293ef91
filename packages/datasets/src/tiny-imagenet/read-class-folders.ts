import { findFolder } from "../files/find-inside.ts";
import { isFolder, isImage, listImages, listInside } from "../files/list-inside.ts";
import type { ProblemList } from "../files/problem-list.ts";
import { isWnid } from "../labels/read-names.ts";

/** Images of one class. */
export interface WnidFolder {
  readonly wnid: string;
  /** Relative to the root. */
  readonly files: readonly string[];
}

/**
 * Lists the images of split/<wnid>/images, or of split/<wnid> where there is no such folder, in the order of wnids.
 * @returns nothing if the split has no folders of wnids
 */
export async function readClassFolders(root: string, split: string, problems: ProblemList): Promise<WnidFolder[]> {
  const folder = await findFolder(root, split);
  const classes: WnidFolder[] = [];
  for (const { name, target } of folder ? await listInside(root, folder.target, problems) : []) {
    if (!isWnid(name)) continue;
    const content = await listInside(root, target, problems);
    const images = content.find((one) => isFolder(one) && one.name === "images");
    const own = content.filter(isImage).map(({ path }) => path);
    classes.push({ wnid: name, files: images ? await listImages(root, images.target, problems) : own });
  }
  return classes;
}
