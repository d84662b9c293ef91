import type { TrainingSeries } from "@deconvscope/viz-training-curves";
import { type RunAxis, seriesOf } from "./curve-series.ts";

export type Chart = "loss" | "accuracy" | "rate" | "speed";
interface ChartLook {
  title: string;
  unit?: "percent";
  scale?: "log";
  height?: number;
}

export const chartLooks: Readonly<Record<Chart, ChartLook>> = {
  loss: { title: "Loss" },
  accuracy: { title: "Accuracy", unit: "percent" },
  rate: { title: "Learning rate", scale: "log", height: 112 },
  speed: { title: "Images a second", height: 112 },
};
/** In the order of the page. */
export const charts = ["loss", "accuracy", "rate", "speed"] as const satisfies readonly Chart[];

/** Lines of one chart. */
export function linesOf(axis: RunAxis, chart: Chart): TrainingSeries[] {
  switch (chart) {
    case "loss":
      return [
        seriesOf(axis, ({ loss }) => loss, { name: "training", ink: "cat-1-ink" }),
        seriesOf(axis, ({ validationLoss }) => validationLoss, { name: "validation", ink: "cat-2-ink" }),
      ];
    case "accuracy":
      return [
        seriesOf(axis, ({ trainingAccuracy }) => trainingAccuracy, { name: "training", ink: "cat-1-ink" }),
        seriesOf(axis, ({ validationAccuracy }) => validationAccuracy, { name: "validation", ink: "cat-2-ink" }),
      ];
    case "rate":
      return [seriesOf(axis, ({ learningRate }) => learningRate || undefined, { name: "lr", ink: "cat-5-ink" })];
    case "speed":
      return [seriesOf(axis, ({ imagesPerSecond }) => imagesPerSecond || undefined, { name: "img", ink: "cat-3-ink" })];
  }
}
