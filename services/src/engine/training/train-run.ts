import { readFile } from "node:fs/promises";
import { decodeCheckpoint, type TrainingState } from "@deconvscope/training";
import { CostMeter } from "./cost-meter.ts";
import { FeatureFollower } from "./feature-follower.ts";
import { listFits } from "./list-fits.ts";
import { openFit } from "./open-fit.ts";
import { openRun } from "./open-run.ts";
import type { ProbeMeans } from "./prepare-probe.ts";
import { trainFit } from "./train-fit.ts";
import type { TrainingCost, TrainingItem, TrainingJob } from "./training-job.ts";

/** An item but for what it cost. */
export type UncostedItem = TrainingItem extends infer Item
  ? Item extends { readonly cost: TrainingCost }
    ? Omit<Item, "cost">
    : never
  : never;

/**
 * Trains the networks of a run one after another, from the run's last checkpoint; the same items come, but for times,
 * wherever it was stopped.
 * @throws NetworkError, TrainingError, DatasetError, ImageError; the signal's reason
 */
export async function* trainRun(
  job: TrainingJob,
  means: ProbeMeans,
  signal: AbortSignal,
): AsyncGenerator<TrainingItem> {
  const run = await openRun(job, means);
  const fits = listFits(job.training, job.samples);
  const lengths = fits.map(({ fold }) => run.stepsPerEpoch(fold) * job.options.epochs);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const resumed = job.checkpoint?.step ?? 0;
  const meter = new CostMeter();
  const follower = new FeatureFollower(run, means, await readIfGiven(job.lastFeatures));
  yield { kind: "begin", steps: total, stepsPerEpoch: run.stepsPerEpoch(0), step: resumed, cost: meter.take() };
  let before = 0;
  for (const [index, fit] of fits.entries()) {
    const length = lengths[index]!;
    const begin = before;
    before += length;
    if (before <= resumed) {
      continue;
    }
    const from = resumed > begin ? await readState(job) : undefined;
    const opened = await openFit(run, fit, signal);
    try {
      const place = { fit, begin, length, isOnly: fits.length === 1 };
      for await (const item of trainFit({ run, opened, place, from, meter, follower, signal })) {
        yield { ...item, cost: meter.take() };
        meter.skip();
      }
    } finally {
      await opened.close();
    }
  }
}

async function readState({ checkpoint }: TrainingJob): Promise<TrainingState | undefined> {
  return checkpoint && decodeCheckpoint(await readFile(checkpoint.path));
}

async function readIfGiven(path: string | undefined): Promise<Uint8Array | undefined> {
  return path === undefined ? undefined : await readFile(path);
}
