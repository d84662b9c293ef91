import type { EngineClient } from "../engine/engine-client.ts";
import type { StoredDataset } from "../store/dataset-store.ts";

/** An image's labels, by its index in the split. */
export type LabelsOf = (image: number) => readonly number[];

const mostSplits = 8;
const mostImages = 200_000;

const none: readonly number[] = [];

/** Labels of images that were among the strongest, so that the engine is asked for each once. */
export class ImageLabels {
  readonly #engine: EngineClient;
  /** Least recently used first. */
  readonly #splits = new Map<string, Map<number, readonly number[]>>();

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  /**
   * @param dataset undefined: it is not there any more, and none of its images has labels
   * @throws EngineError
   */
  async read(dataset: StoredDataset | undefined, split: string, images: Iterable<number>): Promise<LabelsOf> {
    if (dataset === undefined || dataset.summary.labels.length === 0) {
      return () => none;
    }
    const known = this.#split(dataset, split);
    const missing = [...new Set(images)].filter((image) => !known.has(image));
    if (missing.length > 0) {
      const request = { dataset: dataset.files, known: dataset.summary, split, images: missing };
      const labels = await this.#engine.call("imageLabels", request);
      for (const [index, image] of missing.entries()) {
        known.set(image, labels[index] ?? none);
      }
    }
    return (image) => known.get(image) ?? none;
  }

  #split({ files, summary }: StoredDataset, split: string): Map<number, readonly number[]> {
    const key = JSON.stringify([files, split, summary.splits, summary.labels]);
    const kept = this.#splits.get(key);
    const known = kept !== undefined && kept.size < mostImages ? kept : new Map<number, readonly number[]>();
    this.#splits.delete(key);
    this.#splits.set(key, known);
    for (const oldest of [...this.#splits.keys()].slice(0, -mostSplits)) {
      this.#splits.delete(oldest);
    }
    return known;
  }
}
