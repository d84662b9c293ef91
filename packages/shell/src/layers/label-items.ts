import { commonPath } from "./common-path.ts";
import type { FoldableLayer, FoldedItem, ItemKind } from "./fold-layers.ts";
import { layerRole } from "./layer-role.ts";
import { isModule, modulePath } from "./merge-modules.ts";

const longestLabel = 14;
const numberedNames: Record<ItemKind, string> = {
  conv: "conv",
  dense: "fc",
  pool: "pool",
  module: "module",
  block: "block",
};

/** Gives every item a short name of its own: the file's where it has a telling one, else conv1, pool1, block1, … */
export function labelItems<Layer extends FoldableLayer>(
  items: readonly FoldedItem<Layer>[],
  layers: readonly FoldableLayer[],
): FoldedItem<Layer>[] {
  const networkPath = commonPath(layers.filter((layer) => layer.operator !== "Input"));
  const counts: Partial<Record<ItemKind, number>> = {};
  const numbered = items.map(({ kind }) => {
    counts[kind] = (counts[kind] ?? 0) + 1;
    return numberedNames[kind] + counts[kind];
  });
  const own = items.map((item) => ownName(item, networkPath));
  const taken = new Set<string>();
  return items.map((item, index) => {
    const name = own[index];
    const telling = name !== undefined && own.indexOf(name) === own.lastIndexOf(name);
    let label = telling ? name : numbered[index]!;
    while (taken.has(label)) label += "′";
    taken.add(label);
    return { ...item, label };
  });
}

function ownName(item: FoldedItem, networkPath: string): string | undefined {
  const path = isModule(item) ? modulePath(item) : "";
  const name = isModule(item)
    ? path.length > networkPath.length
      ? path.slice(networkPath.length)
      : undefined
    : item.members.find((layer) => layerRole(layer.operator) === item.kind)?.name.slice(networkPath.length);
  const short = name && shorten(name);
  return short && short.length <= longestLabel && !isGeneric(short) ? short : undefined;
}

/** The last part of a path that is more than an operator's name: /features/features.3/Conv_output_0 → features.3. */
function shorten(name: string): string | undefined {
  const parts = name
    .replace(/_output_\d+$/, "")
    .split("/")
    .map((part) => part.replace(/[./]+$/, ""))
    .filter((part) => part !== "");
  return parts.findLast((part) => !isOperatorName(part)) ?? parts.at(-1);
}

function isOperatorName(part: string): boolean {
  return /^(Conv|Gemm|MatMul|MaxPool|AveragePool|Global(Average|Max)Pool|ReduceMean|Relu|BatchNormalization|Add|Concat)(_\d+)?$/.test(
    part,
  );
}

/** n12, r7, 346, Conv_12: numbers that an exporter gave. */
function isGeneric(name: string): boolean {
  return /^[a-z]?\d+$/i.test(name) || isOperatorName(name);
}
