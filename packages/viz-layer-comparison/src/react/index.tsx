"use client";
import { useDrawing, useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type LayerComparisonProps, renderComparison } from "../render-comparison.ts";

export type { PointedMap } from "../comparison-words.ts";
export type { LayerComparisonProps };

/** Layers of one or two models; as wide as there is room. */
export function LayerComparison({ className, ...props }: LayerComparisonProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  useDrawing(root, renderComparison, { ...props, width: props.width ?? width });
  return <div ref={root} className={className} />;
}
