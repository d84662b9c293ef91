"use client";
import { useEffect, useRef } from "react";
import { type LayerTableProps, renderLayerTable } from "../render-layer-table.ts";

export type { LayerRow } from "../layer-table-layout.ts";
export type { LayerTableProps };

/** The layers of a network as a table. */
export function LayerTable({ className, ...props }: LayerTableProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const { rows, inputSide, selected, highlighted, label, onSelect, onHover } = props;
  useEffect(() => {
    const drawn = { rows, inputSide, selected, highlighted, label, onSelect, onHover };
    if (root.current) renderLayerTable(root.current, drawn);
  }, [rows, inputSide, selected, highlighted, label, onSelect, onHover, renderLayerTable]);
  return <div ref={root} className={className} />;
}
