"use client";
import { useDrawing } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type ProbabilityBarsProps, renderProbabilityBars } from "../render-probability-bars.ts";

export type { ClassProbability } from "../probability-bars-layout.ts";
export { probabilityBarsToSvg } from "../probability-bars-to-svg.ts";
export type { ProbabilityBarsProps };

/** Classes and their probabilities. */
export function ProbabilityBars({ className, ...props }: ProbabilityBarsProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  useDrawing(root, renderProbabilityBars, props);
  return <div ref={root} className={className} />;
}
