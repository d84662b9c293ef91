import { usePassedFocus } from "@deconvscope/shell";
import { EvolutionGrid, type EvolutionGridProps } from "@deconvscope/viz-evolution-grid/react";
import { useRef } from "react";

/** The grid; what was focused in it stays in its figure when a table takes its place. */
export function CellGrid(props: EvolutionGridProps) {
  const root = useRef<HTMLDivElement>(null);
  usePassedFocus(root);
  return (
    <div ref={root}>
      <EvolutionGrid {...props} />
    </div>
  );
}
