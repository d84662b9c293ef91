import { readFile } from "node:fs/promises";
import type { Network } from "@deconvscope/network";
import { measureFeatures } from "./measure-features.ts";
import type { OpenRun } from "./open-run.ts";
import type { ProbeMeans } from "./prepare-probe.ts";
import type { SnapshotFeatures } from "./training-job.ts";

/** Measures the features of one snapshot after another. */
export class FeatureFollower {
  readonly #run: OpenRun;
  readonly #means: ProbeMeans;
  #last: Uint8Array | undefined;

  /** @param last what the snapshot before left to compare with */
  constructor(run: OpenRun, means: ProbeMeans, last: Uint8Array | undefined) {
    this.#run = run;
    this.#means = means;
    this.#last = last;
  }

  /** @throws DatasetError, DeconvnetError; the signal's reason */
  async measure(network: Network, signal: AbortSignal): Promise<SnapshotFeatures> {
    const { job, preprocessing } = this.#run;
    const order = {
      preprocessing,
      dataset: job.dataset,
      split: job.samples.split,
      among: this.#run.samples(0).learned,
      probeImages: job.options.probeImages,
      last: this.#last,
      folder: job.folder,
    };
    const features = await measureFeatures(network, order, this.#means, signal);
    this.#last = await readFile(features.file.path);
    return features;
  }
}
