import { labelItems } from "./label-items.ts";
import { layerRole } from "./layer-role.ts";
import { mergeModules } from "./merge-modules.ts";

/** What folding needs of the contract's Layer. */
export interface FoldableLayer {
  readonly name: string;
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputShape: readonly number[];
  readonly projectable: boolean;
}
export type ItemKind = "conv" | "dense" | "pool" | "module" | "block";

/** One step of the network as people speak of it: a convolution with its ReLU, a pool, a fire module, a residual block. */
export interface FoldedItem<Layer extends FoldableLayer = FoldableLayer> {
  /** The layer that stands for it: its activation function's output; it is what the address and the API call it. */
  id: string;
  label: string;
  kind: ItemKind;
  layer: Layer;
  /** In execution order. */
  members: Layer[];
}

/**
 * Folds a contract's flat layer list (in execution order) into readable items.
 * A convolution or dense layer takes what acts on it value by value; whatever runs in parallel between two layers that
 * every path passes is one module, with the steps before it that share its name.
 */
export function foldLayers<Layer extends FoldableLayer>(layers: readonly Layer[]): FoldedItem<Layer>[] {
  const items: FoldedItem<Layer>[] = [];
  let waiting: Layer[] = [];
  for (const segment of cutSegments(layers)) {
    const kind = itemKind(segment);
    const last = segment.at(-1)!;
    if (layerRole(last.operator) === "input") continue;
    if (kind) {
      items.push({ id: last.name, label: "", kind, layer: last, members: [...waiting, ...segment] });
      waiting = [];
      continue;
    }
    const item = items.at(-1);
    if (item) item.members.push(...segment);
    else waiting.push(...segment);
  }
  const merged = mergeModules(items);
  for (const item of merged) {
    item.layer = representative(item);
    item.id = item.layer.name;
  }
  return labelItems(merged, layers);
}

/** Splits at the layers that every path from input to output passes; each segment ends in such a layer. */
function cutSegments<Layer extends FoldableLayer>(layers: readonly Layer[]): Layer[][] {
  const position = new Map(layers.map((layer, index) => [layer.name, index]));
  const lastUse = new Array<number>(layers.length).fill(-1);
  layers.forEach((layer, index) => {
    for (const input of layer.inputs) {
      const producer = position.get(input);
      if (producer !== undefined) lastUse[producer] = Math.max(lastUse[producer]!, index);
    }
  });
  const segments: Layer[][] = [];
  let segment: Layer[] = [];
  let reach = -1;
  layers.forEach((layer, index) => {
    segment.push(layer);
    if (reach <= index) {
      segments.push(segment);
      segment = [];
    }
    reach = Math.max(reach, lastUse[index]!);
  });
  if (segment.length > 0) segments.push(segment);
  return segments;
}

/** What item a segment begins; undefined where it belongs to the item before (an activation, a norm, a gate without weights). */
function itemKind(segment: readonly FoldableLayer[]): ItemKind | undefined {
  const roles = segment.map((layer) => layerRole(layer.operator));
  if (segment.length === 1) {
    const [role] = roles;
    return role === "conv" || role === "dense" || role === "pool" ? role : undefined;
  }
  if (!roles.some((role) => role === "conv" || role === "dense" || role === "pool")) return undefined;
  return roles.at(-1) === "arithmetic" ? "block" : "module";
}

/** The output that people mean by the item's name: after its last activation function, before local response normalisation. */
function representative<Layer extends FoldableLayer>({ members, kind }: FoldedItem<Layer>): Layer {
  const join = members.findLastIndex((layer) => isStart(layer, kind));
  const tail = members.slice(Math.max(join, 0));
  let chosen = tail[0]!;
  for (const layer of tail.slice(1)) {
    const role = layerRole(layer.operator);
    if (layer.operator === "LRN" || role === "rearrangement" || role === "scores") continue;
    chosen = layer;
    const gates = tail.some((next) => layerRole(next.operator) === "arithmetic" && next.inputs.includes(layer.name));
    if (role === "activation" && !gates) break;
  }
  if (chosen.projectable) return chosen;
  return tail.findLast((layer) => layer.projectable) ?? members.findLast((layer) => layer.projectable) ?? chosen;
}

function isStart(layer: FoldableLayer, kind: ItemKind): boolean {
  const role = layerRole(layer.operator);
  if (role === "conv" || role === "dense" || role === "pool") return true;
  return (
    (kind === "module" || kind === "block") &&
    (layer.operator === "Concat" || role === "arithmetic") &&
    layer.inputs.length > 1
  );
}
