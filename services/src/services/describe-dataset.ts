import { DatasetFormat } from "@deconvscope/proto";
import type { DatasetSummary, DatasetFormat as EngineFormat, ListedImage } from "../engine/engine-jobs.ts";
import type { StoredDataset } from "../store/dataset-store.ts";

const formatCodes: Record<EngineFormat, DatasetFormat> = {
  "image-folder": DatasetFormat.IMAGE_FOLDER,
  "tiny-imagenet": DatasetFormat.TINY_IMAGENET,
  "cifar10-binary": DatasetFormat.CIFAR10_BINARY,
  caltech: DatasetFormat.CALTECH,
  "pascal-voc": DatasetFormat.PASCAL_VOC,
  imagenet: DatasetFormat.IMAGENET,
  menagerie: DatasetFormat.MENAGERIE,
};

const mostProblems = 100;

/** A dataset for the wire. */
export function describeDataset({ name, files, summary, builtIn }: StoredDataset) {
  return {
    name,
    format: formatCodes[files.format],
    splits: summary.splits.map(({ name, images }) => ({ name, images })),
    labels: [...summary.labels],
    multiLabel: summary.multiLabel,
    problems: tellProblems(summary),
    labelIds: [...(summary.labelIds ?? [])],
    builtIn,
  };
}

/** The last line counts those that are not told. */
function tellProblems({ problems, problemCount = problems.length }: DatasetSummary): string[] {
  if (problemCount <= mostProblems) return [...problems];
  const told = problems.slice(0, mostProblems - 1);
  return [...told, `… and ${problemCount - told.length} more`];
}

/** A listed image for the wire. */
export function describeImage(dataset: string, split: string, { index, labels, parts, thumbnailPng }: ListedImage) {
  return {
    image: { dataset, split, index },
    labels: [...labels],
    parts: { ...parts },
    ...(thumbnailPng === undefined ? {} : { thumbnailPng }),
  };
}
