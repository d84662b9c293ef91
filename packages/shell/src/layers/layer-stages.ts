import type { FoldableLayer, FoldedItem } from "./fold-layers.ts";

/** More items than this make a rail of two levels: stages, then blocks. */
export const longestFlatRail = 15;

/** The stage of each item: maps of one size belong together ("56²"), dense layers make the last ("dense"). */
export function layerStages(items: readonly FoldedItem<FoldableLayer>[]): string[] {
  return items.map(({ layer }) => {
    const [height, width] = layer.outputShape;
    if (layer.outputShape.length < 3 || (height === 1 && width === 1)) return "dense";
    return height === width ? `${height}²` : `${height} × ${width}`;
  });
}
