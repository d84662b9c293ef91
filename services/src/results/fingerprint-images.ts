import { createHash } from "node:crypto";
import type { EngineClient } from "../engine/engine-client.ts";
import { EngineError } from "../engine/engine-error.ts";
import type { StoredDataset } from "../store/dataset-store.ts";

/** Images of a split that a result is of. */
export interface LookedAt {
  readonly dataset: StoredDataset;
  readonly split: string;
  /** How many, evenly spread; or which. */
  readonly images: number | readonly number[];
}

/** A folder that is not there. */
const away = ["not-found", "unrecognised"];

/**
 * What tells the files of images from others under the same names: they were replaced, mended, or lost. What is drawn has
 * no files.
 * @returns undefined where a folder is away with all its images
 * @throws EngineError; the signal's reason
 */
export async function fingerprintImages(
  engine: EngineClient,
  lookedAt: readonly LookedAt[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const hash = createHash("sha256");
  for (const one of lookedAt.filter(({ dataset }) => dataset.files.path !== "")) {
    const stamps = await stamp(engine, one, signal);
    if (stamps.every((one) => one === 0n)) {
      return undefined;
    }
    hash.update(stamps);
  }
  return hash.digest("hex");
}

async function stamp(
  engine: EngineClient,
  { dataset: { files, summary }, split, images }: LookedAt,
  signal: AbortSignal,
): Promise<BigUint64Array> {
  try {
    return await engine.call("stampImages", { dataset: files, splits: summary.splits, split, images }, signal);
  } catch (error) {
    if (error instanceof EngineError && error.origin === "DatasetError" && away.includes(error.code)) {
      return new BigUint64Array();
    }
    throw error;
  }
}
