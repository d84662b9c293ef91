import { type Inside, isFolder, isImage, listInside } from "../files/list-inside.ts";
import type { ProblemList } from "../files/problem-list.ts";

/** Folders of images by class, before any image is opened. */
export interface ClassFolder {
  readonly name: string;
  /** Relative to the root. */
  readonly files: readonly string[];
}
export interface SplitFolder {
  readonly name: string;
  /** Nothing where images lie in one flat folder. */
  readonly classes: readonly ClassFolder[] | undefined;
  /** Of all classes, relative to the root. */
  readonly files: readonly string[];
}

/** The name of the split where the folders name none. */
export const onlySplit = "all";

/**
 * Finds split/class/images or class/images below a folder: the second where any folder of the first level holds images;
 * or images in the folder itself where none are below it. Images at other levels become problems.
 * @param root absolute and without links
 * @returns nothing if there is no image at those places
 */
export async function findImageFolder(root: string, problems: ProblemList): Promise<readonly SplitFolder[]> {
  const top = await listInside(root, root, problems);
  const folders = await readFolders(root, top.filter(isFolder), problems);
  const classesFirst = folders.some((folder) => folder.files.length > 0);
  const splits = classesFirst ? [byClass(onlySplit, folders)] : await readSplits(root, folders, problems);
  const found = splits.filter((split) => split.files.length > 0);
  const images = top.filter(isImage).map(({ path }) => path);
  if (found.length === 0 && images.length > 0) return [{ name: onlySplit, classes: undefined, files: images }];
  const expected = classesFirst ? "class/*.jpg" : "split/class/*.jpg";
  for (const path of images) problems.add(path, `lies beside the classes' folders; expected ${expected}`);
  return found;
}

interface Folder extends ClassFolder {
  readonly folders: readonly Inside[];
}

async function readSplits(root: string, folders: readonly Folder[], problems: ProblemList): Promise<SplitFolder[]> {
  const splits: SplitFolder[] = [];
  for (const { name, folders: classes } of folders) {
    splits.push(byClass(name, await readFolders(root, classes, problems)));
  }
  return splits;
}

function byClass(name: string, classes: readonly ClassFolder[]): SplitFolder {
  return { name, classes, files: classes.flatMap((one) => one.files) };
}

/** One after another, so that problems come in the same order every time. */
export async function readFolders(root: string, folders: readonly Inside[], problems: ProblemList): Promise<Folder[]> {
  const read: Folder[] = [];
  for (const { name, target } of folders) {
    const content = await listInside(root, target, problems);
    read.push({ name, files: content.filter(isImage).map((one) => one.path), folders: content.filter(isFolder) });
  }
  return read;
}
