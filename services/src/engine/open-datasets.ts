import { type ImageDataset, openDataset } from "@deconvscope/datasets";
import type { DatasetFiles } from "./engine-jobs.ts";

/** The datasets that were read, each once. */
export class OpenDatasets {
  readonly #open = new Map<string, Promise<ImageDataset>>();

  /** @throws DatasetError where nothing readable lies there */
  open(files: DatasetFiles): Promise<ImageDataset> {
    return this.#open.get(keyOf(files)) ?? this.reopen(files);
  }

  /**
   * Reads what lies there now.
   * @throws DatasetError where nothing readable lies there
   */
  reopen(files: DatasetFiles): Promise<ImageDataset> {
    const key = keyOf(files);
    const opened = openDataset(files.format, files.path);
    this.#open.set(key, opened);
    opened.catch(() => {
      if (this.#open.get(key) === opened) this.#open.delete(key);
    });
    return opened;
  }
}

function keyOf({ format, path }: DatasetFiles): string {
  return `${format} ${path}`;
}
