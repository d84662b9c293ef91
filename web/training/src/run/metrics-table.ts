import type { Metrics } from "@deconvscope/proto";
import type { NumberTable } from "@deconvscope/shell";

const columns = [
  "fit",
  "step",
  "epoch",
  "loss",
  "training_accuracy",
  "validation_loss",
  "validation_accuracy",
  "learning_rate",
  "images_per_second",
];

/** Every point of a run as a row; other named values are columns of their own. */
export function metricsTable(metrics: readonly Metrics[]): NumberTable {
  const named = [...new Set(metrics.flatMap(({ values }) => Object.keys(values)))].sort();
  return {
    columns: [...columns, ...named],
    rows: metrics.map((point) => [
      point.fit,
      Number(point.step),
      point.epoch,
      point.loss,
      point.trainingAccuracy,
      point.validationLoss ?? "",
      point.validationAccuracy ?? "",
      point.learningRate,
      point.imagesPerSecond,
      ...named.map((name) => point.values[name] ?? ""),
    ]),
  };
}
