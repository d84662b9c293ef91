"use client";
import { useDrawing, useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type ProjectionGridProps, renderProjectionGrid } from "../render-projection-grid.ts";

export { embedPictures } from "../embed-pictures.ts";
export type { ProjectionTile } from "../projection-grid-layout.ts";
export { projectionGridToSvg } from "../projection-grid-to-svg.ts";
export type { ProjectionGridProps };

/** Projections beside their patches; columns follow the width. */
export function ProjectionGrid({ className, ...props }: ProjectionGridProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  useDrawing(root, renderProjectionGrid, { ...props, width: props.width ?? width });
  return <div ref={root} className={className} />;
}
