"use client";
import { useDrawing } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type CoveredImageProps, renderCoveredImage } from "../render-covered-image.ts";
import { type HeatmapProps, renderHeatmap } from "../render-heatmap.ts";

export type { CoveredImageProps, HeatmapProps };

/** A sweep, aligned to the image's pixels. */
export function Heatmap({ className, ...props }: HeatmapProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  useDrawing(root, renderHeatmap, props);
  return <div ref={root} className={className} />;
}

/** A picture of the network's input with the square on it. */
export function CoveredImage({ className, ...props }: CoveredImageProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  useDrawing(root, renderCoveredImage, props);
  return <div ref={root} className={className} />;
}
