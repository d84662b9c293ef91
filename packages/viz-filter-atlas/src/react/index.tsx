"use client";
import { useDrawing, useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type FilterAtlasProps, renderFilterAtlas } from "../render-filter-atlas.ts";

export type { FilterAtlasProps };

/** A bank's filters by the frequencies they pass; as wide as there is room. */
export function FilterAtlas({ className, ...props }: FilterAtlasProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  useDrawing(root, renderFilterAtlas, { ...props, width: props.width ?? width });
  return <div ref={root} className={className} />;
}
