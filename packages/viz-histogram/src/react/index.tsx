"use client";
import { useDrawing, useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type HistogramProps, renderHistogram } from "../render-histogram.ts";

export type { CountScale, HistogramData } from "../histogram-layout.ts";
export { histogramToSvg } from "../histogram-to-svg.ts";
export type { HistogramProps };

/** How many images a map fires on, by how strongly. */
export function Histogram({ className, ...props }: HistogramProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  useDrawing(root, renderHistogram, { ...props, width: props.width ?? width });
  return <div ref={root} className={className} />;
}
