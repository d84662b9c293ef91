import type { Layer } from "@deconvscope/proto";
import type { FoldedItem, ImageSourceInit, LoadedImage, ModelView, RuleName, SeedName } from "@deconvscope/shell";
import { formatImageReference } from "@deconvscope/shell";

/** What the zone looks at, all of it known: what every panel's calls depend on. */
export interface Look {
  model: ModelView;
  image: LoadedImage;
  /** What the image is called in keys and calls. */
  imageKey: string;
  source: ImageSourceInit;
  item: FoldedItem<Layer>;
  /** The layer that is looked at: the item's, or one inside it that the address names. */
  layer: Layer;
  rule: RuleName;
  seed: SeedName;
}

/** Model, image and layer as one key. */
export function lookKey({ model, imageKey, layer }: Pick<Look, "model" | "imageKey" | "layer">): string {
  return JSON.stringify([model.summary.sha256, model.summary.name, imageKey, layer.name]);
}

export function imageKeyOf(image: LoadedImage): string {
  return formatImageReference(image.reference);
}

/** The item's short name; where the address names a layer inside it, that layer's own. */
export function layerTitle({ item, layer }: Look): string {
  return layer.name === item.id ? item.label : layer.name;
}

/** Maps of a layer, or units of a dense one. */
export function mapCount(layer: Layer): number {
  return layer.outputShape.at(-1) ?? 0;
}

/** What a layer's channels are called. */
export function unitWord(layer: Layer): "map" | "unit" {
  return hasPlaces(layer) ? "map" : "unit";
}

/** The class that a unit of the model's scores stands for; undefined for any other unit. */
export function classOfUnit({ response, items }: ModelView, layer: Layer, channel: number): string | undefined {
  const isScores = items.at(-1)?.members.some(({ name }) => name === layer.name) ?? false;
  return isScores && response.labels.length === mapCount(layer) ? response.labels[channel] : undefined;
}

/** Units have places: the layer is no vector and no pooled-away map. */
export function hasPlaces(layer: Layer): boolean {
  const [height = 1, width = 1] = layer.outputShape;
  return layer.outputShape.length === 3 && height * width > 1;
}
