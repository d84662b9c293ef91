export { renderTopActivations, type TopActivationsProps } from "./render-top-activations.ts";
export {
  layoutTopActivations,
  type PlacedTop,
  type TopActivation,
  type TopActivationsLayout,
} from "./top-activations-layout.ts";
export { topActivationsToSvg } from "./top-activations-to-svg.ts";
