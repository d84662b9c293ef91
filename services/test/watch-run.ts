import { createClient, type Transport } from "@connectrpc/connect";
import {
  type FeatureSnapshot,
  type Metrics,
  type Run,
  type Snapshot,
  TrainingService,
  type WatchRunResponse,
} from "@deconvscope/proto";

/** What a watcher of a run was told. */
export interface WatchedRun {
  readonly run: Run;
  readonly metrics: Metrics[];
  readonly snapshots: Snapshot[];
  readonly features: FeatureSnapshot[];
  readonly dropped: bigint;
}

/** Watches a run until it ends, or until enough was told. */
export async function watchRun(
  transport: Transport,
  id: string,
  isEnough: (message: WatchRunResponse) => boolean = () => false,
): Promise<WatchedRun> {
  let run: Run | undefined;
  let dropped = 0n;
  const [metrics, snapshots, features]: [Metrics[], Snapshot[], FeatureSnapshot[]] = [[], [], []];
  for await (const message of createClient(TrainingService, transport).watchRun({ id })) {
    const { event } = message;
    switch (event.case) {
      case "run":
        run = event.value;
        break;
      case "metrics":
        metrics.push(...event.value.metrics);
        dropped += event.value.dropped;
        break;
      case "snapshot":
        snapshots.push(event.value);
        break;
      case "features":
        features.push(event.value);
        break;
    }
    if (isEnough(message)) {
      break;
    }
  }
  return { run: run ?? (await Promise.reject(new Error("expected a run"))), metrics, snapshots, features, dropped };
}

/** What a run measured, but for how long it took. */
export function measured(metrics: readonly Metrics[]): unknown[] {
  return metrics.map(({ imagesPerSecond: _, $typeName: __, ...same }) => same);
}
