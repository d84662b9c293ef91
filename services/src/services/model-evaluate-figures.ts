import type { MessageInitShape } from "@bufbuild/protobuf";
import { type CalibrationBin, type ErrorCounts, type Mistake, ratesOf, wilsonInterval } from "@deconvscope/evaluation";
import type { EvaluateResponseSchema } from "@deconvscope/proto";
import type { EvaluationCounts, EvaluationOrder, EvaluationOutcome } from "../engine/evaluation/evaluation-job.ts";
import type { ReadEvaluation } from "./model-evaluate-order.ts";

type Figures = Omit<MessageInitShape<typeof EvaluateResponseSchema>, "$typeName">;

/** What naming the figures takes. */
interface Described extends Pick<ReadEvaluation, "models" | "classNames"> {
  readonly order: Pick<EvaluationOrder, "labelClasses">;
}

/** With so many classes, or fewer, a label is always among the five most probable. */
const fewClasses = 5;

/** What the images so far come to, for the wire. */
export function describeCounts(
  { models, order, classNames: labels }: Described,
  { counts, models: each }: EvaluationCounts,
): Figures {
  if (counts === undefined || counts.images === 0) {
    return {};
  }
  const { loss, meanClassAccuracy } = ratesOf(counts);
  return {
    ...describeErrors(counts, labels.length),
    loss,
    meanClassAccuracy,
    classes: order.labelClasses
      .filter((classIndex) => classIndex >= 0)
      .map((classIndex) => {
        const images = counts.classImages[classIndex]!;
        const accuracy = images === 0 ? {} : { accuracy: wilsonInterval(counts.classRight[classIndex]!, images) };
        return { classIndex, label: labels[classIndex]!, images: BigInt(images), ...accuracy };
      }),
    models: each.map((own, index) => ({ model: models[index]!.name, ...describeErrors(own, labels.length) })),
  };
}

function describeErrors(
  { images, right, amongFive }: Pick<ErrorCounts, "images" | "right" | "amongFive">,
  classes: number,
) {
  return {
    top1Error: wilsonInterval(images - right, images),
    top5Error: classes <= fewClasses ? { share: 0, low: 0, high: 0 } : wilsonInterval(images - amongFive, images),
  };
}

/** What is told only when all images are done. */
export function describeOutcome({ classNames: labels }: ReadEvaluation, outcome: EvaluationOutcome): Figures {
  const { confusion, calibration, mistakes, precision, problems } = outcome;
  return {
    confusion: confusion.map(({ label, predicted, images }) => ({
      classIndex: label,
      predicted,
      images: BigInt(images),
    })),
    ...(calibration && { calibration: { bins: calibration.bins.map(describeBin), error: calibration.error } }),
    mistakes: mistakes.map((mistake) => describeMistake(mistake, labels)),
    ...(precision && {
      averagePrecisions: precision.classPrecision.map((one) => one ?? Number.NaN),
      meanAveragePrecision: precision.mean,
    }),
    problems: [...problems],
  };
}

function describeBin({ low, high, images, right, confidence }: CalibrationBin) {
  const known = images === 0 ? {} : { confidence, accuracy: wilsonInterval(right, images) };
  return { low, high, images: BigInt(images), ...known };
}

function describeMistake({ image, predicted, confidence, label, probability }: Mistake, labels: readonly string[]) {
  return {
    image,
    predicted: { classIndex: predicted, label: labels[predicted]!, probability: confidence },
    truth: { classIndex: label, label: labels[label]!, probability },
  };
}
