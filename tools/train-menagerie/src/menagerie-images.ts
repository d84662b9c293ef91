import type { SplitName } from "@deconvscope/menagerie";
import type { TrainingImages } from "@deconvscope/training";
import { renderSplit } from "./render-split.ts";
import { plainImages, variedImages } from "./training-images.ts";

export interface MenagerieImages {
  readonly split: SplitName;
  /** Side in pixels. */
  readonly size: number;
  /** Folder that keeps the rendered pixels. */
  readonly cache: string;
  /** Largest shift in pixels of images that are varied; left out for images as they are. */
  readonly reach?: number;
}

/** Opens a split in the thread that prepares batches of it. */
export async function trainingImages({ split, size, cache, reach }: MenagerieImages): Promise<TrainingImages> {
  const rendered = await renderSplit(split, size, cache);
  return reach === undefined ? plainImages(rendered) : variedImages(rendered, reach);
}
