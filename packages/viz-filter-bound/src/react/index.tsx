"use client";
import { useDrawing, useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type FilterBoundProps, renderFilterBound } from "../render-filter-bound.ts";

export type { FilterBoundProps };

/** Filters before and after their bound; as wide as there is room. */
export function FilterBound({ className, ...props }: FilterBoundProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  useDrawing(root, renderFilterBound, { ...props, width: props.width ?? width });
  return <div ref={root} className={className} />;
}
