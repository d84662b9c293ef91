import type { ImageThreadSettings } from "./image-thread-messages.ts";
import { ImageThreads } from "./image-threads.ts";

/** The image threads of the last scan, kept for its next shards: opening a dataset may take long. */
export class WarmThreads {
  readonly #count: number | undefined;
  #key = "";
  #threads: ImageThreads | undefined;

  /** @param count of threads; else as many as may be of use */
  constructor(count?: number) {
    this.#count = count;
  }

  take(settings: ImageThreadSettings): ImageThreads {
    const key = JSON.stringify(settings);
    if (this.#threads === undefined || key !== this.#key) {
      this.#threads?.close();
      this.#threads = new ImageThreads(settings, this.#count);
      this.#key = key;
    }
    return this.#threads;
  }
}
