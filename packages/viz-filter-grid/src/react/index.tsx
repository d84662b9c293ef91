"use client";
import { useEffect, useRef } from "react";
import { type FilterGridProps, renderFilterGrid } from "../render-filter-grid.ts";

export type { FilterGridProps };

/** A convolution's filters. */
export function FilterGrid({ className, ...props }: FilterGridProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const { filters, kernelHeight, kernelWidth, inputs, outputs, scale, order, input, channelOrder, columns } = props;
  const { selected, highlighted, label, onSelect, onHover } = props;
  useEffect(() => {
    const weights = { filters, kernelHeight, kernelWidth, inputs, outputs };
    const look = { scale, order, input, channelOrder, columns, selected, highlighted, label };
    if (root.current) renderFilterGrid(root.current, { ...weights, ...look, onSelect, onHover });
  }, [
    filters,
    kernelHeight,
    kernelWidth,
    inputs,
    outputs,
    scale,
    order,
    input,
    channelOrder,
    columns,
    selected,
    highlighted,
    label,
    onSelect,
    onHover,
    renderFilterGrid,
  ]);
  return <div ref={root} className={className} />;
}
