"use client";
import { useEffect, useRef } from "react";
import { type ProbabilityBarsProps, renderProbabilityBars } from "../render-probability-bars.ts";

export type { ClassProbability } from "../probability-bars-layout.ts";
export { probabilityBarsToSvg } from "../probability-bars-to-svg.ts";
export type { ProbabilityBarsProps };

/** Classes and their probabilities. */
export function ProbabilityBars({ className, ...props }: ProbabilityBarsProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const { classes, count, label, onSelect, onHover } = props;
  useEffect(() => {
    if (root.current) renderProbabilityBars(root.current, { classes, count, label, onSelect, onHover });
  }, [classes, count, label, onSelect, onHover, renderProbabilityBars]);
  return <div ref={root} className={className} />;
}
