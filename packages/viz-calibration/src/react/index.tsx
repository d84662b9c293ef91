"use client";
import { useDrawing, useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type CalibrationProps, renderCalibration } from "../render-calibration.ts";

export type { CalibrationProps };

/** How often a prediction is right, by how probable it was; as wide as there is room. */
export function Calibration({ className, ...props }: CalibrationProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  useDrawing(root, renderCalibration, { ...props, width: props.width ?? width });
  return <div ref={root} className={className} />;
}
