"use client";
import { useDrawing } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type LayerTableProps, renderLayerTable } from "../render-layer-table.ts";

export type { LayerRow } from "../layer-table-layout.ts";
export type { LayerTableProps };

/** The layers of a network as a table. */
export function LayerTable({ className, ...props }: LayerTableProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  useDrawing(root, renderLayerTable, props);
  return <div ref={root} className={className} />;
}
