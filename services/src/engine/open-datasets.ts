import { type ImageDataset, openImageFolder, openMenagerie } from "@deconvscope/datasets";
import type { DatasetFiles } from "./engine-jobs.ts";

/** The datasets that were read, each once. */
export class OpenDatasets {
  readonly #open = new Map<string, Promise<ImageDataset>>();

  /** @throws DatasetError where nothing readable lies there */
  open(files: DatasetFiles): Promise<ImageDataset> {
    const key = `${files.format} ${files.path}`;
    const opened = this.#open.get(key) ?? openDataset(files);
    this.#open.set(key, opened);
    opened.catch(() => this.#open.delete(key));
    return opened;
  }
}

async function openDataset(files: DatasetFiles): Promise<ImageDataset> {
  return files.format === "menagerie" ? openMenagerie() : openImageFolder(files.path);
}
