import { basename, join } from "node:path";
import { type ClassFiles, type FileSplit, joinClasses } from "../files/file-split.ts";
import { findFile, findFolder } from "../files/find-inside.ts";
import { isFolder, isImage, listImages, listInside } from "../files/list-inside.ts";
import { openFiles } from "../files/open-files.ts";
import { ProblemList } from "../files/problem-list.ts";
import { resolveFolder } from "../files/resolve-folder.ts";
import type { ImageDataset, Split } from "../image-dataset.ts";
import { isWnid } from "../labels/read-names.ts";
import { readWords } from "../labels/read-words.ts";
import { expectLayout } from "../layout.ts";
import { findImageNet, imageNetLayout } from "./find-imagenet.ts";
import { listDevkitPaths } from "./list-devkit-paths.ts";
import { readValidationLabels, type ValidationLabels } from "./read-validation-labels.ts";

/** Files of one wnid, or without one. */
interface Listed {
  readonly wnid: string | undefined;
  /** Relative to the root. */
  readonly files: readonly string[];
}

/**
 * Opens ImageNet: splits train, val and (unlabelled) test. Labels are what LOC_synset_mapping.txt, synset_words.txt or
 * words.txt call the wnids, in the order of wnids; the wnids themselves where none of these is there.
 * @throws DatasetError "not-found", "unrecognised"
 */
export async function openImageNet(path: string, known?: readonly Split[]): Promise<ImageDataset> {
  const { root, images } = expectLayout(path, await findImageNet(await resolveFolder(path)), imageNetLayout);
  const problems = new ProblemList();
  const wordsFile = await findFile(root, listDevkitPaths(["LOC_synset_mapping.txt", "synset_words.txt", "words.txt"]));
  const words = await readWords(root, wordsFile?.path, problems);
  const train = await listClasses(root, join(images, "train"), problems);
  const listed = await listClasses(root, join(images, "val"), problems);
  const flat = listed.some(({ wnid, files }) => wnid === undefined && files.length > 0);
  const wnidOf = flat ? await readValidationLabels(root, [...words.keys()], problems) : () => undefined;
  const validation = listed.flatMap((one) => (one.wnid === undefined ? labelFlat(one.files, wnidOf) : [one]));
  const wnids = [...new Set([...train, ...validation].flatMap(({ wnid }) => wnid ?? []))].sort();
  const label = new Map(wnids.map((wnid, index) => [wnid, index]));
  const toSplit = (name: string, classes: readonly Listed[]): FileSplit =>
    joinClasses(
      name,
      classes.map(
        ({ wnid, files }): ClassFiles => ({ label: wnid === undefined ? undefined : label.get(wnid), files }),
      ),
    );
  const test = await listClasses(root, join(images, "test"), problems);
  const splits = [
    toSplit(
      "train",
      train.filter(({ wnid }) => wnid !== undefined),
    ),
    toSplit("val", validation),
    toSplit(
      "test",
      test.filter(({ wnid }) => wnid === undefined),
    ),
  ];
  return openFiles(
    {
      format: "imagenet",
      root,
      splits: splits.filter((split) => split.files.length > 0),
      labels: wnids.map((wnid) => words.get(wnid) ?? wnid),
      labelIds: wnids,
      expected: imageNetLayout,
    },
    problems,
    known,
  );
}

/** The images of each folder of a wnid in a split, and first those that lie in the split itself. */
async function listClasses(root: string, path: string, problems: ProblemList): Promise<readonly Listed[]> {
  const folder = await findFolder(root, path);
  const content = folder ? await listInside(root, folder.target, problems) : [];
  const classes: Listed[] = [{ wnid: undefined, files: content.filter(isImage).map((one) => one.path) }];
  for (const { name, target } of content.filter((one) => isFolder(one) && isWnid(one.name))) {
    classes.push({ wnid: name, files: await listImages(root, target, problems) });
  }
  return classes;
}

function labelFlat(files: readonly string[], wnidOf: ValidationLabels): Listed[] {
  return files.map((file) => ({ wnid: wnidOf(basename(file)), files: [file] }));
}
