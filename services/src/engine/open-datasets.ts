import { type ImageDataset, openDataset, requireSameLabels, type Split } from "@deconvscope/datasets";
import type { DatasetFiles, DatasetSummary } from "./engine-jobs.ts";

/** What a dataset was when it was registered. */
export type KnownDataset = Pick<DatasetSummary, "splits" | "labels">;

/** The datasets that were read, each once. */
export class OpenDatasets {
  readonly #open = new Map<string, Promise<ImageDataset>>();

  /**
   * @param known its splits as they were registered: spares reading all files again
   * @throws DatasetError where nothing readable lies there
   */
  open(files: DatasetFiles, known?: readonly Split[]): Promise<ImageDataset> {
    return this.#open.get(keyOf(files)) ?? this.reopen(files, known);
  }

  /**
   * As it was when it was registered.
   * @throws DatasetError where nothing readable lies there, "changed" where its classes are others now
   */
  async openKnown(files: DatasetFiles, { splits, labels }: KnownDataset): Promise<ImageDataset> {
    const opened = await this.open(files, splits);
    if (opened.labels.length === labels.length && opened.labels.every((label, index) => label === labels[index])) {
      return opened;
    }
    const now = await this.reopen(files, splits);
    requireSameLabels(now, labels);
    return now;
  }

  /**
   * Reads what lies there now.
   * @throws DatasetError where nothing readable lies there
   */
  reopen(files: DatasetFiles, known?: readonly Split[]): Promise<ImageDataset> {
    const key = keyOf(files);
    const { format, path, keptIn = path } = files;
    const opened = openDataset(format, keptIn, known);
    this.#open.set(key, opened);
    opened.catch(() => {
      if (this.#open.get(key) === opened) this.#open.delete(key);
    });
    return opened;
  }
}

function keyOf({ format, path, keptIn = path }: DatasetFiles): string {
  return `${format} ${keptIn}`;
}
