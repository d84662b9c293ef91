import type { Network } from "@deconvscope/network";
import type { SnapshotFeatures } from "./training-job.ts";

export class FeatureFollower {
  async measure(_network: Network, _signal: AbortSignal): Promise<SnapshotFeatures | undefined> {
    return undefined;
  }
}
