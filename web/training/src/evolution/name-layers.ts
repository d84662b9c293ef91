import type { ModelView } from "@deconvscope/shell";

/** A followed layer as the page shows it. */
export interface NamedLayer {
  /** As the API calls it: "relu1". */
  layer: string;
  /** As people call it: "conv1"; each layer another. */
  name: string;
  maps: number | undefined;
  /** Side of its receptive field, px. */
  field: number | undefined;
}

/** Names the followed layers by the step of the network that they belong to. */
export function nameLayers(
  layers: readonly string[],
  model: Pick<ModelView, "items" | "layers"> | undefined,
): NamedLayer[] {
  const labels = layers.map((layer) => {
    const item = model?.items.find(({ members }) => members.some(({ name }) => name === layer));
    return item?.label ?? layer;
  });
  return layers.map((layer, index) => {
    const label = labels[index]!;
    const found = model?.layers.get(layer);
    const field = found?.receptiveField;
    return {
      layer,
      name: labels.indexOf(label) === labels.lastIndexOf(label) ? label : layer,
      maps: found?.outputShape.at(-1),
      field: field && Math.max(field.height, field.width),
    };
  });
}
