import { formatCount } from "@deconvscope/shell";
import { readCurves, type TrainingSeries } from "@deconvscope/viz-training-curves/react";
import type { RunAxis } from "./curve-series.ts";
import styles from "./run-curves.module.css";

interface CurvesReadoutProps {
  axis: RunAxis;
  lines: Record<"loss" | "accuracy", readonly TrainingSeries[]>;
  inspected: number | undefined;
  dropped: number;
}

/** What all lines say at the epoch that is pointed at. */
export function CurvesReadout({ axis, lines, inspected, dropped }: CurvesReadoutProps) {
  return (
    <p className={styles.readout} aria-live="polite">
      {inspected === undefined ? "" : words(axis, lines, inspected)}
      {inspected === undefined && dropped > 0 && `${formatCount(dropped)} points between these were left out.`}
    </p>
  );
}

function words({ fits }: RunAxis, { loss, accuracy }: CurvesReadoutProps["lines"], epoch: number): string {
  const fit = fits.findLast((one) => one.epoch <= epoch);
  const at = fit ? `${fit.word}, epoch ${(epoch - fit.epoch).toFixed(1)}` : `epoch ${epoch.toFixed(1)}`;
  const losses = readCurves({ series: loss }, epoch).map(({ name, text }) => `${name} loss ${text}`);
  const shares = readCurves({ series: accuracy, unit: "percent" }, epoch).map(
    ({ name, text }) => `${name} accuracy ${text}`,
  );
  return [at, ...losses, ...shares].join("\u2002·\u2002");
}
