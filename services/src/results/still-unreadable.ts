import type { ImageProblem } from "@deconvscope/proto";
import type { EngineClient } from "../engine/engine-client.ts";
import type { StoredDataset } from "../store/dataset-store.ts";

/**
 * Whether images that were left out of a result still cannot be read. A disk that was away, or files that were mended,
 * make it another one.
 */
export async function areStillUnreadable(
  engine: EngineClient,
  { files, summary }: StoredDataset,
  split: string,
  problems: readonly ImageProblem[],
  signal: AbortSignal,
): Promise<boolean> {
  for (const { image } of problems) {
    const of = { dataset: files, known: summary, split, label: undefined, offset: image, limit: 1, thumbnail: 8 };
    const [listed] = await engine.call("listImages", of, signal);
    if (listed?.thumbnailPng !== undefined) {
      return false;
    }
  }
  return true;
}
