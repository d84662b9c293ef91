import { joinClasses } from "../files/file-split.ts";
import { type FoundFiles, openFiles } from "../files/open-files.ts";
import { ProblemList } from "../files/problem-list.ts";
import { resolveFolder } from "../files/resolve-folder.ts";
import type { ImageDataset, Split } from "../image-dataset.ts";
import { isWnid } from "../labels/read-names.ts";
import { findImageFolder, onlySplit, type SplitFolder } from "./find-image-folder.ts";
import { readFileNames } from "./read-file-names.ts";

/**
 * Opens a folder of images by class: split/class/*.jpg or class/*.jpg (then the only split is "all"); or a flat one,
 * *.jpg, without labels unless every file's name is a wnid and a name, such as n02088364_beagle.jpg. Wnids are label ids.
 * Classes and files are in the order of their names' code units; every file's header is read once, and what is
 * no readable image is left out and listed in `problems`. More than 20,000 files are listed without opening any: what is
 * no readable image is found out when it is decoded. Links are followed inside the folder only.
 * @throws DatasetError "not-found", "unrecognised"
 */
export async function openImageFolder(path: string, known?: readonly Split[]): Promise<ImageDataset> {
  const root = await resolveFolder(path);
  const problems = new ProblemList();
  const found = labelled(await findImageFolder(root, problems));
  const expected = "split/class/*.jpg, class/*.jpg or *.jpg";
  return openFiles({ format: "image-folder", root, expected, ...found }, problems, known);
}

function labelled(found: readonly SplitFolder[]): Pick<FoundFiles, "splits" | "labels" | "labelIds"> {
  const flat = found.find((split) => split.classes === undefined);
  if (flat) {
    const named = readFileNames(onlySplit, flat.files);
    if (named) return { splits: [named.split], labels: named.labels, labelIds: named.labelIds };
  }
  const names = found.flatMap(({ classes = [] }) => classes.map((one) => one.name));
  const labels = [...new Set(names)].sort();
  const index = new Map(labels.map((label, index) => [label, index]));
  const splits = found.map(({ name, classes, files }) =>
    joinClasses(
      name,
      classes?.map((one) => ({ label: index.get(one.name), files: one.files })) ?? [{ label: undefined, files }],
    ),
  );
  return { splits, labels, labelIds: labels.every(isWnid) ? labels : [] };
}
