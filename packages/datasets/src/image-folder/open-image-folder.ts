import { readFile, realpath, stat } from "node:fs/promises";
import { DatasetError } from "../dataset-error.ts";
import { checkIndex, checkLabel, type EntryRange, findSplit, type ImageDataset } from "../image-dataset.ts";
import { readHeader } from "../read-header.ts";
import { findImageFolder, type SplitFolder } from "./find-image-folder.ts";
import { type Inside, isInside, systemCode } from "./list-inside.ts";
import { ProblemList } from "./problem-list.ts";

interface FolderSplit {
  readonly name: string;
  readonly images: number;
  readonly files: readonly {
    readonly target: string;
    readonly label: number;
  }[];
}

/**
 * Opens a folder of images by class: split/class/*.jpg or class/*.jpg (then the only split is "all").
 * Classes and files are in the order of their names' code units; every file's header is read once, and what is
 * no readable image is left out and listed in `problems`. Links are followed inside the folder only.
 * @throws DatasetError "not-found", "unrecognised"
 */
export async function openImageFolder(path: string): Promise<ImageDataset> {
  const root = await resolveFolder(path);
  const problems = new ProblemList();
  const found = await findImageFolder(root, problems);
  const labels = [...new Set(found.flatMap((split) => split.classes.map((one) => one.name)))].sort();
  const splits: FolderSplit[] = [];
  for (const split of found) splits.push(await readSplit(split, labels, problems));
  if (splits.every((split) => split.images === 0)) {
    const first = problems.told[0] === undefined ? "" : ` (${problems.told[0]})`;
    throw new DatasetError(
      "unrecognised",
      `path "${path}" has no readable image as split/class/*.jpg or class/*.jpg${first}`,
    );
  }
  return {
    format: "image-folder",
    splits: splits.map(({ name, images }) => ({ name, images })),
    labels,
    multiLabel: false,
    problems: problems.told,
    async entries(splitName, { label, offset, limit }: EntryRange) {
      const { files } = findSplit(splits, splitName);
      checkLabel(labels, label);
      const indices = [...files.keys()].filter((index) => label === undefined || files[index]!.label === label);
      const wanted = indices.slice(offset, offset + limit);
      return wanted.map((index) => ({
        index,
        labels: [files[index]!.label],
        parts: {},
      }));
    },
    async encoded(splitName, index) {
      const split = findSplit(splits, splitName);
      checkIndex(split, index);
      return readInside(root, split.files[index]!.target);
    },
  };
}

/**
 * An existing folder's absolute path, its links resolved.
 * @throws DatasetError "not-found"
 */
export async function resolveFolder(path: string): Promise<string> {
  try {
    const root = await realpath(path);
    if ((await stat(root)).isDirectory()) return root;
  } catch (error) {
    throw new DatasetError("not-found", `path "${path}" cannot be read (${systemCode(error)}); expected a folder`);
  }
  throw new DatasetError("not-found", `path "${path}" is a file; expected a folder`);
}

async function readSplit(split: SplitFolder, labels: readonly string[], problems: ProblemList): Promise<FolderSplit> {
  const files = split.classes.flatMap((one) => {
    const label = labels.indexOf(one.name);
    return one.files.map((file) => ({ ...file, label }));
  });
  const readable: { target: string; label: number }[] = [];
  for (let start = 0; start < files.length; start += atOnce) {
    const some = files.slice(start, start + atOnce);
    const whys = await Promise.all(some.map(whyUnreadable));
    some.forEach(({ path, target, label }, i) => {
      const why = whys[i];
      if (why === undefined) readable.push({ target, label });
      else problems.add(path, why);
    });
  }
  return { name: split.name, images: readable.length, files: readable };
}

const atOnce = 16;
const maxFileBytes = 256 * 1024 * 1024;

async function whyUnreadable(file: Inside): Promise<string | undefined> {
  try {
    const { size } = await stat(file.target);
    if (size === 0) return "is empty";
    if (size > maxFileBytes) return `is larger than ${maxFileBytes / 1024 / 1024} MiB`;
    await readHeader(file.target);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function readInside(root: string, target: string): Promise<Uint8Array> {
  try {
    if (isInside(root, await realpath(target))) return await readFile(target);
  } catch (error) {
    throw new DatasetError("unreadable", `"${target}" cannot be read any more (${systemCode(error)})`);
  }
  throw new DatasetError("unreadable", `"${target}" links to a place outside the dataset's folder now`);
}
