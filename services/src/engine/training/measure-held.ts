import type { ErrorRates } from "@deconvscope/evaluation";
import { type BatchSource, measureErrors, measurePrecision } from "@deconvscope/training";
import type { OpenFit } from "./open-fit.ts";
import type { OpenRun } from "./open-run.ts";
import type { FoldOutcome } from "./training-job.ts";

/** Images a pass. */
const batchSize = 100;

/** What a network makes of images that it has not learned from. */
export interface HeldErrors {
  /** Share of the images that are right; mean average precision where images have several labels. */
  readonly accuracy: number;
  /** Mean over the classes of the same. */
  readonly meanClassAccuracy: number;
  /** One a class; -1 without images. */
  readonly classAccuracies: readonly number[];
  readonly loss: number | undefined;
  readonly rates: ErrorRates | undefined;
}

/**
 * An image of difficult objects of a kind alone counts neither way for that kind.
 * @throws DatasetError, ImageError; the signal's reason
 */
export async function measureHeld(
  run: OpenRun,
  { net, held, heldImages }: OpenFit,
  signal: AbortSignal,
): Promise<HeldErrors> {
  if (run.dataset.multiLabel) {
    const { options, samples } = run.job;
    const all = await run.dataset.difficultOf(samples.validationSplit);
    const difficult = Array.from(heldImages, (image) => all[image] ?? []);
    const scoring = { batchSize, loss: options.loss, difficult, abort: signal };
    const { mean, classPrecision } = await measurePrecision(net, held, scoring);
    const classAccuracies = classPrecision.map((precision) => precision ?? -1);
    return { accuracy: mean, meanClassAccuracy: mean, classAccuracies, loss: undefined, rates: undefined };
  }
  const rates = await measureErrors(net, held, { batchSize, loss: run.job.options.loss, abort: signal });
  return {
    accuracy: 1 - rates.top1,
    meanClassAccuracy: rates.meanClassAccuracy,
    classAccuracies: rates.classAccuracy.map((share) => share ?? -1),
    loss: run.job.options.loss === "softmax" ? rates.loss : undefined,
    rates,
  };
}

/** What a network is worth in the end, but for its size. */
export async function measureOutcome(
  run: OpenRun,
  opened: OpenFit,
  held: HeldErrors,
  signal: AbortSignal,
): Promise<Omit<FoldOutcome, "name" | "fold" | "parameters">> {
  const { trainingImages, heldImages } = opened;
  const { meanClassAccuracy, classAccuracies, rates } = held;
  return {
    trainingImages,
    testImages: heldImages.length,
    meanClassAccuracy,
    classAccuracies,
    ...(rates && { top1Error: rates.top1, top5Error: rates.top5, ...(await measureMore(run, opened, signal)) }),
  };
}

async function measureMore(
  { framing, job }: OpenRun,
  { net, learnedInOrder, heldWhole }: OpenFit,
  signal: AbortSignal,
): Promise<Pick<FoldOutcome, "trainingError" | "tenCropTop1Error" | "tenCropTop5Error">> {
  const scoring = { batchSize, loss: job.options.loss, abort: signal };
  const learned = await measureOnce(learnedInOrder, (source) => measureErrors(net, source, scoring));
  const ten =
    heldWhole &&
    (await measureOnce(heldWhole, (source) =>
      measureErrors(net, source, { ...scoring, crops: "ten", size: framing.whole }),
    ));
  return {
    trainingError: learned.top1,
    ...(ten && { tenCropTop1Error: ten.top1, tenCropTop5Error: ten.top5 }),
  };
}

/** Opens images, and lets them go when they are measured. */
async function measureOnce(
  open: () => Promise<BatchSource & { close?(): Promise<void> }>,
  measure: (source: BatchSource) => Promise<ErrorRates>,
): Promise<ErrorRates> {
  const source = await open();
  try {
    return await measure(source);
  } finally {
    await source.close?.();
  }
}
