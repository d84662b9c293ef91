"use client";
import { useWidth } from "@deconvscope/viz-kit/react";
import { useEffect, useRef } from "react";
import { type ProjectionGridProps, renderProjectionGrid } from "../render-projection-grid.ts";

export type { ProjectionTile } from "../projection-grid-layout.ts";
export type { ProjectionGridProps };

/** Projections beside their patches; columns follow the width. */
export function ProjectionGrid({ className, ...props }: ProjectionGridProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const measured = useWidth(root);
  const { tiles, slots, selected, highlighted, view, images, columns, label, onSelect, onHover } = props;
  const width = props.width ?? measured;
  useEffect(() => {
    const drawn = { tiles, slots, selected, highlighted, view, images, width, columns, label, onSelect, onHover };
    if (root.current) renderProjectionGrid(root.current, drawn);
  }, [
    tiles,
    slots,
    selected,
    highlighted,
    view,
    images,
    width,
    columns,
    label,
    onSelect,
    onHover,
    renderProjectionGrid,
  ]);
  return <div ref={root} className={className} />;
}
