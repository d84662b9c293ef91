import type { OpenDatasets } from "./open-datasets.ts";
import type { ViewThreads } from "./scan/view-threads.ts";
import type { WarmModels } from "./warm-models.ts";

/** What a diagnosis and an evaluation work with. */
export interface JudgingMeans {
  readonly models: WarmModels;
  readonly datasets: OpenDatasets;
  readonly maxPixels: number;
  readonly threads: Pick<ViewThreads, "lease">;
  /** Whether somebody waits for something that is done sooner. */
  readonly isBusy: () => boolean;
}
