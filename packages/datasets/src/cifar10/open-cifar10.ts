import { DatasetError } from "../dataset-error.ts";
import { encodePng } from "../encode-png.ts";
import { findFile } from "../files/find-inside.ts";
import { type Inside, systemCode } from "../files/list-inside.ts";
import { ProblemList } from "../files/problem-list.ts";
import { reasonOf } from "../files/read-inside.ts";
import { readLines } from "../files/read-lines.ts";
import { resolveFolder } from "../files/resolve-folder.ts";
import { checkIndex, checkLabel, findSplit, type ImageDataset, pickIndices } from "../image-dataset.ts";
import { expectLayout } from "../layout.ts";
import { cifar10Layout, findCifar10 } from "./find-cifar10.ts";
import { readRecord, readRecordLabels, recordBytes, side } from "./read-records.ts";

interface RecordSplit {
  readonly name: string;
  readonly images: number;
  readonly labels: readonly (readonly number[])[];
  readonly records: readonly { readonly path: string; readonly record: number }[];
}

/**
 * Opens the binary version of CIFAR-10: splits train and test, labels as batches.meta.txt calls them. Images are read from
 * their places in the batches, and are given as PNGs of 32 × 32.
 * @throws DatasetError "not-found", "unrecognised"
 */
export async function openCifar10(path: string): Promise<ImageDataset> {
  const { root, train, test } = expectLayout(path, await findCifar10(await resolveFolder(path)), cifar10Layout);
  const problems = new ProblemList();
  const labels = await readLabels(root, problems);
  const own = labels.map((_, label) => [label]);
  const all = [
    await readSplit(root, "train", train, own, problems),
    await readSplit(root, "test", test, own, problems),
  ];
  const splits = all.filter((split) => split.images > 0);
  if (splits.length === 0) {
    throw new DatasetError("unrecognised", `path "${path}" has no whole record of CIFAR-10 (${problems.told[0]})`);
  }
  return {
    format: "cifar10-binary",
    root,
    splits: splits.map(({ name, images }) => ({ name, images })),
    labels,
    labelIds: [],
    multiLabel: false,
    problems: problems.told,
    problemCount: problems.count,
    async labelsOf(splitName) {
      return findSplit(splits, splitName).labels;
    },
    async difficultOf(splitName) {
      findSplit(splits, splitName);
      return [];
    },
    async entries(splitName, range) {
      const split = findSplit(splits, splitName);
      checkLabel(labels, range.label);
      return pickIndices(split.labels, range).map((index) => ({ index, labels: split.labels[index]!, parts: {} }));
    },
    async encoded(splitName, index) {
      const split = findSplit(splits, splitName);
      checkIndex(split, index);
      const { path, record } = split.records[index]!;
      return encodePng(await readRecord(root, path, record), side, side, 3);
    },
    fileOf(splitName, index) {
      const split = findSplit(splits, splitName);
      checkIndex(split, index);
      return split.records[index]!.path;
    },
  };
}

/** A label is one byte of a record. */
const mostLabels = 256;
const longestName = 100;

/** "0" … "9" where batches.meta.txt names none. */
async function readLabels(root: string, problems: ProblemList): Promise<readonly string[]> {
  const file = await findFile(root, ["batches.meta.txt"]);
  const labels = file ? await readLines(root, file.path, problems) : [];
  if (labels.length > 0) return labels.slice(0, mostLabels).map((label) => label.slice(0, longestName));
  problems.add("batches.meta.txt", "names no classes; labels are numbers");
  return Array.from({ length: 10 }, (_, label) => String(label));
}

async function readSplit(
  root: string,
  name: string,
  files: readonly Inside[],
  own: readonly (readonly number[])[],
  problems: ProblemList,
): Promise<RecordSplit> {
  const labels: (readonly number[])[] = [];
  const records: { path: string; record: number }[] = [];
  for (const { path } of files) {
    const read = await readBatch(root, path, problems);
    for (const [record, label] of read.entries()) {
      const known = own[label];
      if (known) {
        labels.push(known);
        records.push({ path, record });
      } else problems.add(path, `record ${record} has label ${label}; expected 0 … ${own.length - 1}`);
    }
  }
  return { name, images: labels.length, labels, records };
}

async function readBatch(root: string, path: string, problems: ProblemList): Promise<readonly number[]> {
  try {
    const { labels, rest } = await readRecordLabels(root, path);
    if (rest > 0) problems.add(path, `ends within a record: ${rest} of its ${recordBytes} bytes are there`);
    else if (labels.length === 0) problems.add(path, "is empty");
    return labels;
  } catch (error) {
    problems.add(path, error instanceof DatasetError ? reasonOf(error, path) : `cannot be read (${systemCode(error)})`);
    return [];
  }
}
