import { join } from "node:path";
import { findFile, findFolder } from "../files/find-inside.ts";
import { type Inside, isFolder, isImage, listInside } from "../files/list-inside.ts";
import { ProblemList } from "../files/problem-list.ts";
import { isWnid } from "../labels/read-names.ts";
import type { Found } from "../layout.ts";

/** What ImageNet looks like. */
export const imageNetLayout = "train/<wnid>/*.JPEG, val/<wnid>/*.JPEG or val/ILSVRC2012_val_*.JPEG";

/** Where ImageNet's files lie. */
export interface ImageNetFolders {
  /** Where the files with names and labels lie; absolute and without links. */
  readonly root: string;
  /** The folder of train, val and test, relative to the root. */
  readonly images: string;
}

/** Finds ImageNet in a folder, or where Kaggle's archive has it. */
export async function findImageNet(root: string): Promise<Found<ImageNetFolders>> {
  for (const images of ["", "ILSVRC/Data/CLS-LOC", "Data/CLS-LOC"]) {
    const train = await listSplit(root, join(images, "train"));
    const validation = await listSplit(root, join(images, "val"));
    if (await hasClass(root, train)) return { root, images };
    if ((await hasClass(root, validation)) || validation.some(isNumbered)) return { root, images };
    const packed = train.find(({ kind, name }) => kind === "file" && /^n\d{8}\.tar$/.test(name));
    if (packed) return { missing: `${packed.path} is not unpacked; train/<wnid>/*.JPEG is missing` };
  }
  const archive = await findFile(root, ["ILSVRC2012_img_train.tar", "ILSVRC2012_img_val.tar"]);
  return archive && { missing: `${archive.path} is not unpacked; train/<wnid>/*.JPEG is missing` };
}

async function listSplit(root: string, path: string): Promise<readonly Inside[]> {
  const folder = await findFolder(root, path);
  return folder ? await listInside(root, folder.target, new ProblemList()) : [];
}

/** Whether the first folder of a wnid holds images. */
async function hasClass(root: string, listed: readonly Inside[]): Promise<boolean> {
  const first = listed.find((one) => isFolder(one) && isWnid(one.name));
  return first !== undefined && (await listInside(root, first.target, new ProblemList())).some(isImage);
}

function isNumbered(one: Inside): boolean {
  return isImage(one) && /^ILSVRC2012_val_\d{8}\./.test(one.name);
}
