export { readTfjsLayers } from "./read-tfjs-layers.ts";
