export {
  type ActivationMapData,
  type ActivationMapLayout,
  layoutActivationMap,
  type MapPlace,
} from "./activation-map-layout.ts";
export { type ActivationMapProps, renderActivationMap } from "./render-activation-map.ts";
