import { instantiate, type Network, seededRandom } from "@deconvscope/network";
import { type BatchSource, makeTrainable, type TrainableNetwork } from "@deconvscope/training";
import type { Fit } from "./list-fits.ts";
import { openProbe } from "./open-probe.ts";
import type { OpenRun } from "./open-run.ts";
import { openTransfer } from "./open-transfer.ts";
import { openWhole } from "./open-whole.ts";

/** One network of a run, ready to be trained. */
export interface OpenFit {
  readonly net: TrainableNetwork;
  /** To learn from. */
  readonly learned: BatchSource;
  /** To be measured by, one centre crop each. */
  readonly held: BatchSource;
  /** To be measured by at the end, whole, for ten crops; nothing where the run is not augmented. */
  readonly heldWhole: (() => Promise<BatchSource>) | undefined;
  /** What it learned from, one centre crop each, in order. */
  readonly learnedInOrder: () => Promise<BatchSource>;
  /** From the images on; nothing of a probe. */
  readonly wholeNetwork: (() => Promise<Network>) | undefined;
  readonly trainingImages: number;
  /** Those it is measured by, of their split. */
  readonly heldImages: Uint32Array;
  close(): Promise<void>;
}

/** @throws NetworkError, TrainingError, DatasetError, ImageError; the signal's reason */
export async function openFit(run: OpenRun, fit: Fit, signal: AbortSignal): Promise<OpenFit> {
  const { training, options } = run.job;
  const random = seededRandom(options.seed + fit.fold);
  switch (training.kind) {
    case "scratch":
    case "ablations":
      return openWhole(run, fit, makeTrainable(instantiate(fit.architecture!, random, options.initialisation)));
    case "transfer":
      return openTransfer(run, fit, training, random, signal);
    case "probes":
      return openProbe(run, fit, random, signal);
  }
}
