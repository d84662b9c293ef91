import type { ModelView } from "@deconvscope/shell";

/** What layers are called in a figure: by their item's short name what stands for it or is its only one, else as the model does. */
export function layerLabels({ items }: Pick<ModelView, "items">, layers: readonly string[]): Map<string, string> {
  const itemOf = (layer: string) => items.find(({ members }) => members.some(({ name }) => name === layer));
  return new Map(
    layers.map((layer) => {
      const item = itemOf(layer);
      const isAlone = layers.filter((other) => itemOf(other) === item).length === 1;
      return [layer, item && (item.id === layer || isAlone) ? item.label : layer];
    }),
  );
}
