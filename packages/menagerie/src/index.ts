export { type BuiltInAtlas, builtInAtlas, readAtlas, writeAtlas } from "./built-in-atlas.ts";
export { builtInModel, type ModelCard } from "./built-in-model.ts";
export { type DrawnAnimal, drawAnimal } from "./draw-animal.ts";
export { drawingSources } from "./drawing-sources.ts";
export { type PartName, partNames } from "./part-names.ts";
export type { Rect } from "./rect.ts";
export { menagerieLabels, menagerieSplits, type SplitName } from "./splits.ts";
