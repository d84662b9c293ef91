export { type ClassProbability, layoutProbabilityBars, type ProbabilityBar } from "./probability-bars-layout.ts";
export { probabilityBarsToSvg } from "./probability-bars-to-svg.ts";
export { type ProbabilityBarsProps, renderProbabilityBars } from "./render-probability-bars.ts";
