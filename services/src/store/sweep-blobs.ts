import { dayMilliseconds } from "./blob-store.ts";
import type { ReferencedBlobs } from "./referenced-blobs.ts";

/**
 * Removes blobs that nothing names, as processes leave them that end between a blob and its row: at once, and daily.
 * @param log of what was removed, and of a store that was away
 * @returns ends it, once what is being removed is
 */
export function sweepBlobs(blobs: ReferencedBlobs, log: (text: string) => void): () => Promise<void> {
  const sweep = async (): Promise<void> => {
    try {
      const removed = await blobs.removeForgotten();
      if (removed > 0) {
        log(
          `${removed} ${removed === 1 ? "file" : "files"} removed that no model, run or snapshot had named for a day`,
        );
      }
    } catch (error) {
      log(`files that nothing names are looked for tomorrow: ${error instanceof Error ? error.message : error}`);
    }
  };
  let sweeping = sweep();
  const timer = setInterval(() => {
    sweeping = sweeping.then(sweep);
  }, dayMilliseconds).unref();
  return async () => {
    clearInterval(timer);
    await sweeping;
  };
}
