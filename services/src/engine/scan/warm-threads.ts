import type { ImageThreadSettings } from "./image-thread-messages.ts";
import { ImageThreads } from "./image-threads.ts";

/** The image threads of the last scan, kept for its next shards: opening a dataset may take long. */
export class WarmThreads {
  #key = "";
  #threads: ImageThreads | undefined;

  take(settings: ImageThreadSettings): ImageThreads {
    const key = JSON.stringify(settings);
    if (this.#threads === undefined || key !== this.#key) {
      this.#threads?.close();
      this.#threads = new ImageThreads(settings);
      this.#key = key;
    }
    return this.#threads;
  }
}
