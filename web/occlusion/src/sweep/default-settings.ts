import type { FoldedItem } from "@deconvscope/shell";

/** A fifth of the input's short side, as the server's own default. */
export function defaultPatch(shortSide: number): number {
  return Math.max(1, Math.floor(shortSide / 5));
}

/** A sixteenth of the input's short side. */
export function defaultStride(shortSide: number): number {
  return Math.max(1, Math.floor(shortSide / 16));
}

/** The deepest layer whose maps have places and are not the classes themselves, else the deepest of all. */
export function defaultLayer<Item extends FoldedItem>(items: readonly Item[], classes: number): Item | undefined {
  const projectable = items.filter(({ layer }) => layer.projectable);
  const spatial = projectable.filter(({ layer: { outputShape }, kind }) => {
    const [height = 1, width = 1, maps] = outputShape;
    return outputShape.length === 3 && height * width > 1 && maps !== classes && kind !== "pool";
  });
  return spatial.at(-1) ?? projectable.at(-1);
}

/** The model's class of the image's own label; undefined where none, or more than one, is called so. */
export function trueClass(modelLabels: readonly string[], imageLabels: readonly string[]): number | undefined {
  const [label, ...others] = imageLabels;
  if (label === undefined || others.length > 0) return undefined;
  const index = modelLabels.indexOf(label);
  return index >= 0 && modelLabels.lastIndexOf(label) === index ? index : undefined;
}
