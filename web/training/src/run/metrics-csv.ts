import type { Metrics, Run } from "@deconvscope/proto";

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
] as const;

/** Every point of a run as RFC 4180 rows; other named values are columns of their own, what made them stands above. */
export function metricsCsv(run: Run, metrics: readonly Metrics[]): string {
  const named = [...new Set(metrics.flatMap(({ values }) => Object.keys(values)))].sort();
  const rows = metrics.map((point) => [
    point.fit,
    point.step,
    point.epoch,
    point.loss,
    point.trainingAccuracy,
    point.validationLoss ?? "",
    point.validationAccuracy ?? "",
    point.learningRate,
    point.imagesPerSecond,
    ...named.map((name) => point.values[name] ?? ""),
  ]);
  const { dataset = "", options } = run.request ?? {};
  const comments = [
    `# run ${run.id}`,
    `# dataset ${dataset}`,
    `# seed ${options?.seed ?? 0}`,
    `# backend ${run.backend}`,
  ];
  const lines = [[...columns, ...named], ...rows].map((row) => row.map(writeValue).join(","));
  return [...comments, ...lines, ""].join("\r\n");
}

function writeValue(value: string | number | bigint): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
