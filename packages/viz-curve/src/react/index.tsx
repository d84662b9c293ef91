"use client";
import { useDrawing } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type CurvesProps, renderCurves } from "../render-curves.ts";

export type { Curve } from "../curve-marks.ts";
export type { CurvesProps };

/** Lines over a share. */
export function Curves({ className, ...props }: CurvesProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  useDrawing(root, renderCurves, props);
  return <div ref={root} className={className} />;
}
