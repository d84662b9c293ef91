import { findFolder } from "../files/find-inside.ts";
import { type Inside, isFolder, isImage, listInside } from "../files/list-inside.ts";
import type { ProblemList } from "../files/problem-list.ts";
import { isWnid } from "../labels/read-names.ts";

/** Images of one class. */
export interface WnidFolder {
  readonly wnid: string;
  readonly files: readonly Inside[];
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
    const files = images ? await listInside(root, images.target, problems) : content;
    classes.push({ wnid: name, files: files.filter(isImage) });
  }
  return classes;
}
