import { dirname, join } from "node:path";
import { type Inside, isFolder, isImage, listInside } from "../files/list-inside.ts";
import { ProblemList } from "../files/problem-list.ts";

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
  const expected = classesFirst ? "class/*.jpg" : "split/class/*.jpg";
  const splits = classesFirst ? [{ name: onlySplit, classes: folders }] : await readSplits(root, folders, problems);
  const found = splits.map(byClass).filter((split) => split.files.length > 0);
  const images = top.filter(isImage).map(({ path }) => path);
  if (found.length === 0 && images.length > 0) return [{ name: onlySplit, classes: undefined, files: images }];
  for (const { classes } of splits) await tellDeeper(root, classes, expected, problems);
  for (const path of images) problems.add(path, `lies beside the classes' folders; expected ${expected}`);
  return found;
}

interface Folder extends ClassFolder {
  readonly folders: readonly Inside[];
}

interface Split {
  readonly name: string;
  readonly classes: readonly Folder[];
}

async function readSplits(root: string, folders: readonly Folder[], problems: ProblemList): Promise<Split[]> {
  const splits: Split[] = [];
  for (const { name, folders: classes } of folders) {
    splits.push({ name, classes: await readFolders(root, classes, problems) });
  }
  return splits;
}

function byClass({ name, classes }: Split): SplitFolder {
  return { name, classes, files: classes.flatMap((one) => one.files) };
}

/** Tells of images in folders of classes, which are of no class; links there lead to what is read, or deeper. */
async function tellDeeper(
  root: string,
  classes: readonly Folder[],
  expected: string,
  problems: ProblemList,
): Promise<void> {
  const inner = classes.flatMap(({ folders }) => folders).filter(({ path, target }) => target === join(root, path));
  for (const { files } of await readFolders(root, inner, new ProblemList())) {
    const [first] = files;
    if (first === undefined) continue;
    const images = files.length === 1 ? "1 image lies" : `${files.length} images lie`;
    problems.add(dirname(first), `${images} a folder too deep; expected ${expected}`);
  }
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
