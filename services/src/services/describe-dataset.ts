import { DatasetFormat } from "@deconvscope/proto";
import type { DatasetFormat as EngineFormat, ListedImage } from "../engine/engine-jobs.ts";
import type { StoredDataset } from "../store/dataset-store.ts";

const formatCodes: Record<EngineFormat, DatasetFormat> = {
  "image-folder": DatasetFormat.IMAGE_FOLDER,
  menagerie: DatasetFormat.MENAGERIE,
};

const mostProblems = 100;

/** A dataset for the wire. */
export function describeDataset({ name, files, summary }: StoredDataset) {
  return {
    name,
    format: formatCodes[files.format],
    splits: summary.splits.map(({ name, images }) => ({ name, images })),
    labels: [...summary.labels],
    multiLabel: summary.multiLabel,
    problems: summary.problems.slice(0, mostProblems),
  };
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
