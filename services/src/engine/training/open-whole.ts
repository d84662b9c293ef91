import type { PrefetchedBatches, TrainableNetwork } from "@deconvscope/training";
import { spreadEvenly } from "../spread-evenly.ts";
import type { Fit } from "./list-fits.ts";
import type { OpenFit } from "./open-fit.ts";
import type { OpenRun } from "./open-run.ts";

/** At most so many training images are measured. */
const mostMeasured = 10_000;

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
