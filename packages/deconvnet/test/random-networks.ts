export { buildDrawn } from "./build-drawn.ts";
export { type Draw, drawNetwork } from "./draw-network.ts";
