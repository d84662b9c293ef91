export { readTfjsLayers } from "./read-tfjs-layers.ts";
export { writeTfjsLayers } from "./write-tfjs-layers.ts";
