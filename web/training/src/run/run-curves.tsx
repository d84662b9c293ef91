import { TrainingCurves } from "@deconvscope/viz-training-curves/react";
import { useMemo, useState } from "react";
import { learningRateDrops, placePoints, type RunAxis, seriesOf } from "./curve-series.ts";
import { CurvesReadout } from "./curves-readout.tsx";
import styles from "./run-curves.module.css";
import type { RunHistory } from "./run-history.ts";

type Chart = "loss" | "accuracy" | "rate" | "speed";
interface ChartLook {
  title: string;
  unit?: "percent";
  scale?: "log";
  height?: number;
}
const looks: Record<Chart, ChartLook> = {
  loss: { title: "Loss" },
  accuracy: { title: "Accuracy", unit: "percent" },
  rate: { title: "Learning rate", scale: "log", height: 112 },
  speed: { title: "Images a second", height: 112 },
};
const charts = ["loss", "accuracy", "rate", "speed"] as const satisfies readonly Chart[];

/** Lines of one chart. */
export function linesOf(axis: RunAxis, chart: Chart) {
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
      return [seriesOf(axis, ({ learningRate }) => learningRate || undefined, { name: "rate", ink: "cat-5-ink" })];
    case "speed":
      return [
        seriesOf(axis, ({ imagesPerSecond }) => imagesPerSecond || undefined, { name: "images", ink: "cat-3-ink" }),
      ];
  }
}

/** Loss, accuracy, learning rate and speed over the epochs; pointing at one points at all. */
export function RunCurves({ history, live, details }: { history: RunHistory; live: boolean; details: string }) {
  const { run, metrics } = history;
  const [inspected, setInspected] = useState<number>();
  const [lit, setLit] = useState<string>();
  const axis = useMemo(() => placePoints(run, metrics), [run?.request, metrics]);
  const marks = useMemo(() => learningRateDrops(axis), [axis]);
  const lines = useMemo(
    () => ({
      loss: linesOf(axis, "loss"),
      accuracy: linesOf(axis, "accuracy"),
      rate: linesOf(axis, "rate"),
      speed: linesOf(axis, "speed"),
    }),
    [axis],
  );
  return (
    <div className="panel">
      <div className={styles.charts}>
        {charts.map((chart) => {
          const { title, ...look } = looks[chart];
          const small = chart === "rate" || chart === "speed";
          if (small && lines[chart].every(({ values }) => values.length === 0)) return null;
          return (
            <figure key={chart} className={styles.chart}>
              <h2 className="look-label">{title}</h2>
              <TrainingCurves
                {...look}
                series={lines[chart]}
                epochs={axis.end}
                ends={live ? "live" : "value"}
                fits={axis.fits}
                marks={chart === "loss" || chart === "accuracy" ? marks : []}
                label={`${title} by epoch`}
                details={details}
                inspected={inspected}
                highlighted={lit}
                onInspect={setInspected}
                onHover={setLit}
              />
            </figure>
          );
        })}
      </div>
      <CurvesReadout axis={axis} lines={lines} inspected={inspected} dropped={history.dropped} />
    </div>
  );
}
