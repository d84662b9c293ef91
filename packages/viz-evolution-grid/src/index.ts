export {
  type EvolutionCell,
  type EvolutionGridLayout,
  type EvolutionLayer,
  type EvolutionMap,
  type EvolutionPlace,
  type EvolutionSnapshot,
  layoutEvolutionGrid,
} from "./evolution-grid-layout.ts";
export { evolutionGridToSvg } from "./evolution-grid-to-svg.ts";
export { type EvolutionRecord, evolutionRows } from "./evolution-rows.ts";
export { type EvolutionGridProps, renderEvolutionGrid } from "./render-evolution-grid.ts";
