import { instantiate, type Network, seededRandom } from "@deconvscope/network";
import { type BatchSource, makeTrainable, type PrefetchedBatches, type TrainableNetwork } from "@deconvscope/training";
import { spreadEvenly } from "../spread-evenly.ts";
import type { Fit } from "./list-fits.ts";
import { openProbe } from "./open-probe.ts";
import type { OpenRun } from "./open-run.ts";
import { openTransfer } from "./open-transfer.ts";

/** At most so many training images are measured. */
const mostMeasured = 10_000;

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

/** A network that is run from its images on in every step. */
export async function openWhole(run: OpenRun, fit: Fit, net: TrainableNetwork): Promise<OpenFit> {
  const { learned, held } = run.samples(fit.fold);
  const { augmentation } = run.job.options;
  const crops = augmentation === "none" ? "centre" : augmentation === "ten-crops" ? "ten" : "drawn";
  const sources = await Promise.all([run.images("learned", learned, crops), run.images("held", held, "centre")]);
  return {
    net,
    learned: sources[0],
    held: sources[1],
    heldWhole: augmentation === "none" ? undefined : () => run.images("held", held, "whole"),
    learnedInOrder: () => run.images("learned", spreadEvenly(learned, mostMeasured), "centre"),
    wholeNetwork: () => net.toNetwork(),
    trainingImages: learned.length,
    heldImages: held,
    close: async () => {
      await closeAll(sources);
      net.dispose();
    },
  };
}

async function closeAll(sources: readonly PrefetchedBatches[]): Promise<void> {
  await Promise.all(sources.map((source) => source.close()));
}
