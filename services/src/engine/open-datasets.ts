import { type ImageDataset, openDataset, type Split } from "@deconvscope/datasets";
import type { DatasetFiles } from "./engine-jobs.ts";

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
   * Reads what lies there now.
   * @throws DatasetError where nothing readable lies there
   */
  reopen(files: DatasetFiles, known?: readonly Split[]): Promise<ImageDataset> {
    const key = keyOf(files);
    const opened = openDataset(files.format, files.path, known);
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
