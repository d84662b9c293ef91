"use client";
import { useDrawing, useWidth } from "@deconvscope/viz-kit/react";
import { useRef } from "react";
import { type EvolutionGridProps, renderEvolutionGrid } from "../render-evolution-grid.ts";

export type {
  EvolutionCell,
  EvolutionLayer,
  EvolutionMap,
  EvolutionPlace,
  EvolutionSnapshot,
} from "../evolution-grid-layout.ts";
export { evolutionGridToSvg } from "../evolution-grid-to-svg.ts";
export { type EvolutionRecord, evolutionRows } from "../evolution-rows.ts";
export type { EvolutionGridProps };

/** Followed maps over snapshots; as wide as there is room, and scrolled inside itself. */
export function EvolutionGrid({ className, ...props }: EvolutionGridProps & { className?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  useDrawing(root, renderEvolutionGrid, { ...props, width: props.width ?? width });
  return <div ref={root} className={className} />;
}
