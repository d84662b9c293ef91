import type { ModelView } from "@deconvscope/shell";

type Item = ModelView["items"][number];

/** Longer names are of no use in a row. */
const longestName = 20;

/**
 * What layers are called in a figure: by their item's short name what stands for it or is its only one; others by their
 * own, or where that is long by the item's with what tells them from its others.
 */
export function layerLabels({ items }: Pick<ModelView, "items">, layers: readonly string[]): Map<string, string> {
  const itemOf = (layer: string) => items.find(({ members }) => members.some(({ name }) => name === layer));
  return new Map(
    layers.map((layer) => {
      const item = itemOf(layer);
      const others = layers.filter((other) => other !== layer && itemOf(other) === item);
      if (!item) return [layer, layer];
      if (item.id === layer || others.length === 0) return [layer, item.label];
      return [layer, layer.length <= longestName ? layer : `${item.label}/${tellApart(item, layer, others)}`];
    }),
  );
}

/** The last parts of a path, as many as no other has: /features/features.3/conv/conv.0/conv.0.2/Clip → conv.0.2. */
function tellApart(item: Item, layer: string, others: readonly string[]): string {
  const own = telling(item, layer);
  const theirs = others.map((other) => telling(item, other));
  const last = (parts: readonly string[], count: number) => parts.slice(-count).join("/");
  const count = own.findIndex((_, parts) => theirs.every((other) => last(other, parts + 1) !== last(own, parts + 1)));
  return count < 0 ? layer : last(own, count + 1);
}

/** A path's parts without the operator's name at its end. */
function telling({ members }: Item, layer: string): string[] {
  const operator = members.find(({ name }) => name === layer)?.operator;
  const parts = layer
    .replace(/_output_\d+$/, "")
    .split("/")
    .filter((part) => part !== "");
  const isOperator = parts.at(-1)?.replace(/_\d+$/, "") === operator;
  return isOperator && parts.length > 1 ? parts.slice(0, -1) : parts;
}
