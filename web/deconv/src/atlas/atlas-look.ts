import type { Layer, Scan } from "@deconvscope/proto";
import type { FoldedItem, ModelView, RuleName } from "@deconvscope/shell";
import { defaultItem } from "../choose-layer.ts";

/** What the atlas shows, all of it known: one layer of a scan. */
export interface AtlasLook {
  model: ModelView;
  scan: Scan;
  /** Of the dataset; none where it is not registered any more. */
  labels: readonly string[];
  item: FoldedItem<Layer>;
  layer: Layer;
  rule: RuleName;
}

/** The layer of an item that was scanned: the one that is asked for, the item's own, else the last inside it. */
export function scannedLayer(
  item: FoldedItem<Layer>,
  asked: string | undefined,
  scanned: readonly string[],
): Layer | undefined {
  const has = ({ name }: Layer) => scanned.includes(name);
  const named = item.members.find(({ name }) => name === asked);
  if (named && has(named)) return named;
  return has(item.layer) ? item.layer : item.members.findLast(has);
}

/** The item that an atlas opens with: the microscope's, or where that was not scanned the last one that was. */
export function defaultScannedItem(
  items: readonly FoldedItem<Layer>[],
  scanned: readonly string[] | undefined,
): FoldedItem<Layer> | undefined {
  const usual = defaultItem(items);
  if (usual === undefined || scanned === undefined || scannedLayer(usual, undefined, scanned)) return usual;
  return items.findLast((item) => scannedLayer(item, undefined, scanned)) ?? usual;
}

/** A label's name; its number where the dataset is gone. */
export function labelName({ labels }: Pick<AtlasLook, "labels">, label: number): string {
  return labels[label] ?? `label ${label}`;
}

/** "menagerie validation"; a dataset of one split is called by its name. */
export function splitName({ dataset, split }: { dataset: string; split: string }): string {
  return split === "" || split === "all" ? dataset : `${dataset} ${split}`;
}

/** "validation 23"; of a dataset of one split "birds 23". */
export function imageName({ dataset, split }: { dataset: string; split: string }, index: number): string {
  return `${split === "" || split === "all" ? dataset : split} ${index}`;
}
