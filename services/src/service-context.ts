import type { EngineClient } from "./engine/engine-client.ts";
import type { ResultStore } from "./results/result-store.ts";
import type { RunStore } from "./runs/run-store.ts";
import type { PictureStore } from "./scans/pictures-store.ts";
import type { ScanStore } from "./scans/scan-store.ts";
import type { BlobStore } from "./store/blob-store.ts";
import type { DatasetStore } from "./store/dataset-store.ts";
import type { ModelStore } from "./store/model-store.ts";

/** What every service works with. */
export interface ServiceContext {
  readonly engine: EngineClient;
  readonly models: ModelStore;
  readonly datasets: DatasetStore;
  readonly scans: ScanStore;
  readonly pictures: PictureStore;
  readonly results: ResultStore;
  readonly runs: RunStore;
  readonly blobs: BlobStore;
  /** Folders inside which datasets may lie; links resolved. */
  readonly dataRoots: readonly string[];
  readonly limits: {
    readonly maxModelBytes: number;
    readonly maxLayers: number;
    readonly maxActivationBytes: number;
  };
  /** An image went through a network. */
  readonly onImage: () => void;
}
