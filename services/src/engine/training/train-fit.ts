import { countParameters, writeOnnx } from "@deconvscope/network";
import {
  encodeCheckpoint,
  listLargeFilters,
  type TrainableNetwork,
  type TrainingState,
  train,
} from "@deconvscope/training";
import { isPoint, MetricsAccumulator } from "./accumulate-metrics.ts";
import { CheckpointClock } from "./checkpoint-clock.ts";
import type { CostMeter } from "./cost-meter.ts";
import type { FeatureFollower } from "./feature-follower.ts";
import type { Fit } from "./list-fits.ts";
import { type HeldErrors, measureHeld, measureOutcome } from "./measure-held.ts";
import type { OpenFit } from "./open-fit.ts";
import type { OpenRun } from "./open-run.ts";
import { toTrainingOptions } from "./to-training-options.ts";
import type { UncostedItem } from "./train-run.ts";
import type { RunOptions } from "./training-job.ts";
import { writeSynced } from "./write-synced.ts";

/** One network's place in its run. */
export interface FitPlace {
  readonly fit: Fit;
  /** Steps of the networks before it. */
  readonly begin: number;
  /** Its own steps. */
  readonly length: number;
  /** No other network is trained. */
  readonly isOnly: boolean;
}

export interface FitWork {
  readonly run: OpenRun;
  readonly opened: OpenFit;
  readonly place: FitPlace;
  readonly from: TrainingState | undefined;
  readonly meter: CostMeter;
  readonly follower: FeatureFollower;
  readonly signal: AbortSignal;
}

/**
 * Trains one network and tells how it goes; at last what it is worth, and a checkpoint that stands for all of it.
 * @throws TrainingError, DatasetError, ImageError; the signal's reason
 */
export async function* trainFit(work: FitWork): AsyncGenerator<UncostedItem> {
  const { run, opened, place, from, meter, signal } = work;
  const { options, folder } = run.job;
  const stepsPerEpoch = place.length / options.epochs;
  const metrics = new MetricsAccumulator();
  const clock = new CheckpointClock(run.job.checkpointSeconds);
  let held: HeldErrors | undefined;
  const validate = async (): Promise<number> => {
    held = await meter.measure("validation", () => measureHeld(run, opened, signal));
    return 1 - held.accuracy;
  };
  let trainedFor = meter.trainingSeconds;
  const training = { ...toTrainingOptions(options, run.dataset.multiLabel, place.fit.fold), validate, abort: signal };
  for await (const progress of train(opened.net, opened.learned, training, from)) {
    metrics.add(progress);
    if (!isPoint(progress.step, stepsPerEpoch)) {
      continue;
    }
    const step = place.begin + progress.step;
    const endsEpoch = progress.step % stepsPerEpoch === 0;
    const bounded = endsEpoch ? await countBounded(opened.net, options.filterBound) : {};
    const point = metrics.take(meter.trainingSeconds - trainedFor, options.batchSize);
    const validation = endsEpoch && held ? describeHeld(held) : {};
    const epoch = progress.step / stepsPerEpoch;
    const fit = place.fit.label;
    yield {
      kind: "metrics",
      point: { step, epoch, fit, ...point, ...validation, rate: progress.rate, values: bounded },
    };
    const isLast = progress.step === place.length;
    const snapshot = endsEpoch && isDue(options, place, epoch) && (await takeSnapshot(work, step, epoch, held));
    if (snapshot) {
      yield snapshot;
    }
    if (isLast && held) {
      const outcome = await meter.measure("validation", () => measureOutcome(run, opened, held!, signal));
      const { name, fold } = place.fit;
      yield { kind: "outcome", outcome: { name, fold, ...outcome, parameters: countWeights(opened.net) } };
    }
    if (isLast || snapshot || clock.isDue) {
      const file = await meter.measure("checkpoint", () =>
        clock.time(async () => writeSynced(folder, encodeCheckpoint(await progress.readState()))),
      );
      yield { kind: "checkpoint", step, file };
    }
    trainedFor = meter.trainingSeconds;
  }
}

function isDue({ snapshotEpochs, epochs }: RunOptions, { isOnly, fit }: FitPlace, epoch: number): boolean {
  return isOnly ? snapshotEpochs.includes(epoch) || epoch === epochs : epoch === epochs && fit.fold === 0;
}

async function takeSnapshot(
  { run, opened, place, meter, follower, signal }: FitWork,
  step: number,
  epoch: number,
  held: HeldErrors | undefined,
): Promise<UncostedItem | undefined> {
  const { wholeNetwork } = opened;
  if (wholeNetwork === undefined) {
    return undefined;
  }
  const startedAt = performance.now();
  return meter.measure("snapshot", async () => {
    const network = await wholeNetwork();
    const model = await writeSynced(run.job.folder, writeOnnx(network, { producer: "deconvscope" }));
    const features = place.isOnly ? await follower.measure(network, signal) : undefined;
    const seconds = (performance.now() - startedAt) / 1000;
    const { preprocessing } = run;
    const fit = place.fit.label;
    return {
      kind: "snapshot",
      step,
      epoch,
      fit,
      validationAccuracy: held?.accuracy,
      model,
      preprocessing,
      features,
      seconds,
    };
  });
}

function describeHeld({ accuracy, loss }: HeldErrors): { validationAccuracy: number; validationLoss?: number } {
  return { validationAccuracy: accuracy, ...(loss === undefined ? {} : { validationLoss: loss }) };
}

/** A filter at its bound is one that was scaled back, but for rounding. */
const rounding = 1 - 1e-4;

/** How many filters of each convolution the bound holds. */
async function countBounded(net: TrainableNetwork, bound: number): Promise<Record<string, number>> {
  if (bound === 0) {
    return {};
  }
  const counts: Record<string, number> = {};
  for (const { kind, layer } of net.weights) {
    if (kind === "filters") {
      counts[`bounded/${layer.name}`] = 0;
    }
  }
  for (const { layer } of await listLargeFilters(net, bound * rounding)) {
    counts[`bounded/${layer}`]! += 1;
  }
  return counts;
}

function countWeights({ network }: TrainableNetwork): number {
  return network.layers.reduce((sum, layer) => sum + countParameters(layer), 0);
}
