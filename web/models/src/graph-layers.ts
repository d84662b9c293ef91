import type { Layer } from "@deconvscope/proto";
import { type FoldedItem, kernelOf, layerRole, type ModelView } from "@deconvscope/shell";
import type { GraphLayer, GraphPart } from "@deconvscope/viz-layer-graph/react";

/** The folded network as boxes: sides, counts, and for modules the paths that are joined. */
export function graphLayers(model: ModelView, pictures: ReadonlyMap<string, string>): GraphLayer[] {
  const owner = new Map<string, string>();
  if (model.input) owner.set(model.input.name, model.input.name);
  for (const item of model.items) for (const { name } of item.members) owner.set(name, item.id);
  const input: GraphLayer[] = model.input ? [box(model.input.name, "input", model.input, [], pictures)] : [];
  return [
    ...input,
    ...model.items.map((item) => ({
      ...box(item.id, item.label, item.layer, inputsOf(item, owner), pictures),
      ...(item.kind === "module" ? modulePaths(item, model.layers) : {}),
    })),
  ];
}

function box(
  id: string,
  label: string,
  layer: Layer,
  inputs: string[],
  pictures: ReadonlyMap<string, string>,
): GraphLayer {
  const [height = 1, width = 1] = layer.outputShape.length === 3 ? layer.outputShape : [1, 1];
  const field = layer.receptiveField;
  const places = height > 1 || width > 1;
  const pictureUrl = pictures.get(id);
  return {
    id,
    label,
    height,
    width,
    channels: Math.max(1, layer.outputShape.at(-1) ?? 1),
    inputs,
    ...(places && field && inputs.length > 0 ? { receptiveField: Math.max(field.height, field.width) } : {}),
    ...(pictureUrl ? { pictureUrl } : {}),
  };
}

function inputsOf(item: FoldedItem<Layer>, owner: ReadonlyMap<string, string>): string[] {
  const inside = new Set(item.members.map(({ name }) => name));
  const outside = item.members.flatMap(({ inputs }) => inputs).filter((name) => !inside.has(name));
  return [...new Set(outside.flatMap((name) => owner.get(name) ?? []))].filter((id) => id !== item.id);
}

/** What is joined along the maps, path by path, and the bottleneck before them. */
function modulePaths(
  item: FoldedItem<Layer>,
  layers: ReadonlyMap<string, Layer>,
): { parts?: GraphPart[]; squeeze?: GraphPart } {
  const join = item.members.findLast(({ operator }) => operator === "Concat");
  if (!join) return {};
  const paths = join.inputs.map((name) => layers.get(name));
  const channels = (layer: Layer | undefined) => layer?.outputShape.at(-1) ?? 0;
  const total = paths.reduce((sum, path) => sum + channels(path), 0);
  if (total !== item.layer.outputShape.at(-1) || paths.some((path) => channels(path) === 0)) return {};
  const parts = paths.map((path) => ({ label: pathLabel(path, layers), channels: channels(path) }));
  const trunk = item.members.find(({ operator }) => layerRole(operator) === "conv");
  const members = new Set(item.members.map(({ name }) => name));
  const readers = item.members.filter(({ inputs }) => inputs.some((name) => name === trunk?.name)).length;
  const squeezes =
    trunk &&
    readers > 0 &&
    !join.inputs.includes(trunk.name) &&
    channels(trunk) < total &&
    entries(item, members) === 1;
  return { parts, ...(squeezes ? { squeeze: { label: "squeeze", channels: channels(trunk) } } : {}) };
}

/** Members that read from outside: one where everything passes a bottleneck. */
function entries(item: FoldedItem<Layer>, members: ReadonlySet<string>): number {
  return item.members.filter(({ inputs }) => inputs.some((name) => !members.has(name))).length;
}

/** The last convolution's kernel on the way to a layer. */
function pathLabel(layer: Layer | undefined, layers: ReadonlyMap<string, Layer>): string {
  let at = layer;
  while (at && layerRole(at.operator) !== "conv") {
    if (layerRole(at.operator) === "pool") return "pool";
    at = layers.get(at.inputs[0] ?? "");
  }
  return (at && kernelOf(at, layers)?.replace("×", " × ")) ?? "path";
}
