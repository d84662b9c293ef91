"use client";
import { useDrawing } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type FilterGridProps, renderFilterGrid } from "../render-filter-grid.ts";

export type { FilterGridProps };

/** A convolution's filters. */
export function FilterGrid({ className, ...props }: FilterGridProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  useDrawing(root, renderFilterGrid, props);
  return <div ref={root} className={className} />;
}
