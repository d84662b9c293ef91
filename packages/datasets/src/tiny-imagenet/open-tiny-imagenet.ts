import { basename } from "node:path";
import { type FileSplit, joinClasses } from "../files/file-split.ts";
import { findFile, findFolder } from "../files/find-inside.ts";
import { listImages } from "../files/list-inside.ts";
import { openFiles } from "../files/open-files.ts";
import { ProblemList } from "../files/problem-list.ts";
import { readLines } from "../files/read-lines.ts";
import { resolveFolder } from "../files/resolve-folder.ts";
import type { ImageDataset, Split } from "../image-dataset.ts";
import { isWnid } from "../labels/read-names.ts";
import { readWords } from "../labels/read-words.ts";
import { expectLayout } from "../layout.ts";
import { findTinyImageNet, tinyImageNetLayout } from "./find-tiny-imagenet.ts";
import { type Annotation, readAnnotation, TrainBoxes } from "./read-boxes.ts";
import { readClassFolders, type WnidFolder } from "./read-class-folders.ts";

/**
 * Opens Tiny ImageNet: splits train, val and (unlabelled) test. Labels are what words.txt calls the wnids, in the order
 * of wnids.txt; boxes are parts called "object".
 * @throws DatasetError "not-found", "unrecognised"
 */
export async function openTinyImageNet(path: string, known?: readonly Split[]): Promise<ImageDataset> {
  const { root } = expectLayout(path, await findTinyImageNet(await resolveFolder(path)), tinyImageNetLayout);
  const problems = new ProblemList();
  const train = await readClassFolders(root, "train", problems);
  const validation = await readClassFolders(root, "val", problems);
  const wnids = await readWnids(root, [...train, ...validation], problems);
  const label = new Map(wnids.map((wnid, index) => [wnid, index]));
  const words = await readWords(root, (await findFile(root, ["words.txt"]))?.path, problems);
  const annotations = await readAnnotations(root, problems);
  const byClass = (name: string, folders: readonly WnidFolder[]) =>
    joinClasses(
      name,
      folders.map(({ wnid, files }) => ({ label: label.get(wnid), files })),
    );
  const splits = [
    byClass("train", train),
    validation.length > 0 ? byClass("val", validation) : await readValidation(root, annotations, label, problems),
    joinClasses("test", [{ label: undefined, files: await listFlat(root, "test", problems) }]),
  ];
  const trainBoxes = new TrainBoxes(root);
  return openFiles(
    {
      format: "tiny-imagenet",
      root,
      splits: splits.filter((split) => split.files.length > 0),
      labels: wnids.map((wnid) => words.get(wnid) ?? wnid),
      labelIds: wnids,
      async boxesOf(file) {
        if (file.startsWith("train/")) return trainBoxes.of(file);
        const box = annotations.get(basename(file))?.box;
        return box && file.startsWith("val/") ? [box] : [];
      },
      expected: tinyImageNetLayout,
    },
    problems,
    known,
  );
}

/** As wnids.txt lists them; then those of folders that it does not list. */
async function readWnids(root: string, folders: readonly WnidFolder[], problems: ProblemList): Promise<string[]> {
  const listed = (await findFile(root, ["wnids.txt"])) ? await readLines(root, "wnids.txt", problems) : [];
  for (const line of listed) if (!isWnid(line)) problems.add("wnids.txt", `has "${line.slice(0, 40)}"; expected wnids`);
  return [...new Set([...listed.filter(isWnid), ...folders.map(({ wnid }) => wnid).sort()])];
}

async function readAnnotations(root: string, problems: ProblemList): Promise<ReadonlyMap<string, Annotation>> {
  const file = await findFile(root, ["val/val_annotations.txt"]);
  const lines = file ? await readLines(root, file.path, problems) : [];
  return new Map(lines.map(readAnnotation).map((annotation) => [annotation.file, annotation]));
}

async function readValidation(
  root: string,
  annotations: ReadonlyMap<string, Annotation>,
  label: ReadonlyMap<string, number>,
  problems: ProblemList,
): Promise<FileSplit> {
  const files = await listFlat(root, "val", problems);
  const classes = files.map((file) => {
    const wnid = annotations.get(basename(file))?.wnid;
    const own = label.get(wnid ?? "");
    if (own === undefined) {
      problems.add(file, wnid ? `is of "${wnid}", which is no class here` : "is not in val_annotations.txt");
    }
    return { label: own, files: [file] };
  });
  return joinClasses("val", classes);
}

/** Images of split/images, or else of split. */
async function listFlat(root: string, split: string, problems: ProblemList): Promise<string[]> {
  const folder = (await findFolder(root, split, "images")) ?? (await findFolder(root, split));
  return folder ? listImages(root, folder.target, problems) : [];
}
