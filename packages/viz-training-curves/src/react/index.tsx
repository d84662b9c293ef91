"use client";
import { useDrawing, useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { renderTrainingCurves, type TrainingCurvesProps } from "../render-training-curves.ts";

export { type CurveReading, readCurves } from "../read-curves.ts";
export type { EpochMark, SeriesInk, TrainingSeries } from "../training-curves-layout.ts";
export { trainingCurvesMarks } from "../training-curves-marks.ts";
export type { TrainingCurvesProps };

/** Metrics over epochs; as wide as there is room. */
export function TrainingCurves({ className, ...props }: TrainingCurvesProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  useDrawing(root, renderTrainingCurves, { ...props, width: props.width ?? width });
  return <div ref={root} className={className} />;
}
