import { DatasetError } from "../dataset-error.ts";
import {
  checkIndex,
  checkLabel,
  type DatasetFormat,
  findSplit,
  type ImageDataset,
  pickIndices,
  type Split,
} from "../image-dataset.ts";
import { type Box, placeParts } from "../parts/place-parts.ts";
import { dropUnreadable } from "./drop-unreadable.ts";
import type { FileSplit } from "./file-split.ts";
import type { ProblemList } from "./problem-list.ts";
import { readInside } from "./read-inside.ts";

/** What a layout's reader found: image files, their labels, and where their parts can be looked up. */
export interface FoundFiles {
  readonly format: DatasetFormat;
  /** Absolute and without links. */
  readonly root: string;
  readonly splits: readonly FileSplit[];
  readonly labels: readonly string[];
  /** As many as labels, or none. */
  readonly labelIds: readonly string[];
  readonly multiLabel?: boolean;
  /** Boxes of a file as the annotations give them, unchecked. */
  readonly boxesOf?: (file: string) => Promise<readonly Box[]>;
  /** Where images were looked for. */
  readonly expected: string;
}

/**
 * Makes a dataset of image files. Every file's header is read once and what is no readable image left out; where there
 * are more than 20,000 files, or just as many as are known to be readable, they are taken as they are listed, and a bad
 * one is found out when it is decoded.
 * @param known the splits as they were when every file was read
 * @throws DatasetError "unrecognised" if there is no readable image
 */
export async function openFiles(
  found: FoundFiles,
  problems: ProblemList,
  known?: readonly Split[],
): Promise<ImageDataset> {
  const { format, root, labels, labelIds, multiLabel = false, boxesOf } = found;
  const files = isAsKnown(found.splits, known) ? found.splits : await dropUnreadable(root, found.splits, problems);
  const splits = files.map((split) => ({ ...split, images: split.files.length }));
  if (splits.every((split) => split.images === 0)) {
    const first = problems.told[0] === undefined ? "" : ` (${problems.told[0]})`;
    throw new DatasetError("unrecognised", `path "${root}" has no readable image as ${found.expected}${first}`);
  }
  return {
    format,
    root,
    splits: splits.map(({ name, images }) => ({ name, images })),
    labels,
    labelIds,
    multiLabel,
    problems: problems.told,
    problemCount: problems.count,
    async labelsOf(splitName) {
      return findSplit(splits, splitName).labels;
    },
    async difficultOf(splitName) {
      return findSplit(splits, splitName).difficult ?? [];
    },
    async entries(splitName, range) {
      const split = findSplit(splits, splitName);
      checkLabel(labels, range.label);
      const indices = pickIndices(split.labels, range);
      return await Promise.all(
        indices.map(async (index) => {
          const file = split.files[index]!;
          const parts = boxesOf ? await placeParts(root, file, await boxesOf(file)) : {};
          return { index, labels: split.labels[index]!, parts };
        }),
      );
    },
    async encoded(splitName, index) {
      const split = findSplit(splits, splitName);
      checkIndex(split, index);
      return readInside(root, split.files[index]!);
    },
    fileOf(splitName, index) {
      const split = findSplit(splits, splitName);
      checkIndex(split, index);
      return split.files[index]!;
    },
  };
}

function isAsKnown(found: readonly FileSplit[], known: readonly Split[] | undefined): boolean {
  return (
    known?.length === found.length &&
    found.every(({ name, files }, index) => known[index]!.name === name && known[index]!.images === files.length)
  );
}
