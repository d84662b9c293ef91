import type { FoldedItem } from "@deconvscope/shell";

/** The item that an address's layer belongs to; undefined where the network has no such layer. */
export function itemOfLayer<Item extends FoldedItem>(items: readonly Item[], layer: string): Item | undefined {
  return items.find(({ id, members }) => id === layer || members.some(({ name }) => name === layer));
}

/** Where an address without a layer begins: two thirds down the layers whose units have places, where units see parts of things. */
export function defaultItem<Item extends FoldedItem>(items: readonly Item[]): Item | undefined {
  const projectable = items.filter(({ layer }) => layer.projectable);
  const spatial = projectable.filter(({ layer }) => layer.outputShape.length === 3 && layer.outputShape[0]! > 1);
  const middle = spatial.filter(({ kind }) => kind !== "pool");
  const choices = middle.length > 0 ? middle : spatial.length > 0 ? spatial : projectable;
  return choices[Math.floor((choices.length - 1) * 0.67)];
}
