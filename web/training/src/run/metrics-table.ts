import type { Metrics } from "@deconvscope/proto";
import type { FigureTensor, NumberTable } from "@deconvscope/shell";

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

/** The same numbers as one array; NaN where one was not measured. */
export function metricsTensor(metrics: readonly Metrics[]): FigureTensor {
  const { columns: names, rows } = metricsTable(metrics);
  const numbers = rows.map(([, ...row]) => row.map((value) => (value === "" ? Number.NaN : Number(value))));
  return {
    values: Float32Array.from(numbers.flat()),
    shape: [rows.length, names.length - 1],
    holds: "metrics by step; NaN: not measured",
    axes: [metrics.map(({ step }) => Number(step)), names.slice(1)],
  };
}
