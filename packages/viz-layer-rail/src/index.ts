export {
  type LayerRailItem,
  type LayerRailLayout,
  layoutLayerRail,
  type RailCell,
  type RailStage,
} from "./layer-rail-layout.ts";
export { type LayerRailProps, renderLayerRail } from "./render-layer-rail.ts";
