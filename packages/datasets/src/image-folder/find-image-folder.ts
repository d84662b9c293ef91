import { hasImageExtension } from "../image-format.ts";
import { type Inside, listInside } from "./list-inside.ts";
import type { ProblemList } from "./problem-list.ts";

/** Folders of images by class, before any image is opened. */
interface ClassFolder {
  readonly name: string;
  readonly files: readonly Inside[];
}
export interface SplitFolder {
  readonly name: string;
  readonly classes: readonly ClassFolder[];
}

/** The name of the split where the folders name none. */
const onlySplit = "all";

/**
 * Finds split/class/images or class/images below a folder: the second where any folder of the first level holds images.
 * Images at other levels become problems.
 * @param root absolute and without links
 * @returns nothing if there is no image at those places
 */
export async function findImageFolder(root: string, problems: ProblemList): Promise<readonly SplitFolder[]> {
  const top = await listInside(root, root, problems);
  const folders = await readFolders(root, top.filter(isFolder), problems);
  const classesFirst = folders.some((folder) => folder.files.length > 0);
  reportMisplaced(top.filter(isImage), classesFirst ? "class/*.jpg" : "split/class/*.jpg", problems);
  const splits: SplitFolder[] = classesFirst ? [{ name: onlySplit, classes: folders }] : [];
  for (const folder of classesFirst ? [] : folders) {
    splits.push({
      name: folder.name,
      classes: await readFolders(root, folder.folders, problems),
    });
  }
  return splits.filter((split) => split.classes.some((one) => one.files.length > 0));
}

interface Folder extends ClassFolder {
  readonly folders: readonly Inside[];
}

/** One after another, so that problems come in the same order every time. */
async function readFolders(root: string, folders: readonly Inside[], problems: ProblemList): Promise<Folder[]> {
  const read: Folder[] = [];
  for (const { name, target } of folders) {
    const content = await listInside(root, target, problems);
    read.push({
      name,
      files: content.filter(isImage),
      folders: content.filter(isFolder),
    });
  }
  return read;
}

function reportMisplaced(files: readonly Inside[], expected: string, problems: ProblemList): void {
  for (const file of files) problems.add(file.path, `lies beside the classes' folders; expected ${expected}`);
}

function isFolder(one: Inside): boolean {
  return one.kind === "folder";
}

function isImage(one: Inside): boolean {
  return one.kind === "file" && hasImageExtension(one.name);
}
