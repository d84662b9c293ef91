import { formatCount } from "../format/format-number.ts";
import type { FoldableLayer, FoldedItem } from "./fold-layers.ts";
import { layerRole } from "./layer-role.ts";

/** What describing needs beyond folding: receptive fields tell kernel and stride. */
export interface DescribableLayer extends FoldableLayer {
  readonly receptiveField?:
    | { readonly height: number; readonly width: number; readonly strideY: number; readonly strideX: number }
    | undefined;
}
type Layers = ReadonlyMap<string, DescribableLayer>;

const names: Record<string, string> = {
  Conv: "conv",
  Gemm: "dense",
  MatMul: "dense",
  MaxPool: "max",
  AveragePool: "mean",
  GlobalAveragePool: "global mean",
  GlobalMaxPool: "global max",
  ReduceMean: "mean over places",
};

/** An item's operators in a few words: "conv 7×7, stride 2", "squeeze 16, expand 64 + 64", "1×1, 3×3, 1×1, added". */
export function describeOperators(item: FoldedItem<DescribableLayer>, layers: Layers): string {
  const steps = item.members.filter(({ operator }) => ["conv", "dense", "pool"].includes(layerRole(operator)));
  if (item.kind === "conv" || item.kind === "dense" || item.kind === "pool") {
    const words = steps[0] ? describeLayer(steps[0], layers) : item.layer.operator;
    return item.members.some(({ operator }) => operator === "LRN") ? `${words}, normalised` : words;
  }
  const join = item.members.find(({ operator, inputs }) => operator === "Concat" && inputs.length > 1);
  if (item.kind === "module" && join) return describePaths(item, join, layers);
  const kernels = steps.map((layer) => kernelOf(layer, layers) ?? "dense");
  return `${kernels.length > 4 ? `${kernels.length} convolutions` : kernels.join(", ")}, added`;
}

function describePaths(item: FoldedItem<DescribableLayer>, join: DescribableLayer, layers: Layers): string {
  const widths = join.inputs.map((name) => formatCount(layers.get(name)?.outputShape.at(-1) ?? 0)).join(" + ");
  const members = new Set(item.members.map(({ name }) => name));
  const entries = item.members.filter(({ inputs }) => inputs.some((name) => !members.has(name)));
  const first = item.members[0];
  if (entries.length === 1 && first && layerRole(first.operator) === "conv" && join.inputs.length === 2) {
    return `squeeze ${formatCount(first.outputShape.at(-1) ?? 0)}, expand ${widths}`;
  }
  return `${join.inputs.length} paths, ${widths}`;
}

/** One operator with its kernel and stride: "conv 3×3", "mean 2×2, stride 2", "dense". */
export function describeLayer(layer: DescribableLayer, layers: Layers): string {
  const name = names[layer.operator] ?? layer.operator;
  const role = layerRole(layer.operator);
  if (role !== "conv" && role !== "pool") return name;
  const kernel = layer.operator.startsWith("Global") ? undefined : kernelOf(layer, layers);
  const stride = strideOf(layer, layers);
  return `${name}${kernel ? ` ${kernel}` : ""}${stride && stride !== "1" ? `, stride ${stride}` : ""}`;
}

/** Kernel as the receptive fields before and after tell it; a dilated kernel by its extent. */
export function kernelOf(layer: DescribableLayer, layers: Layers): string | undefined {
  const fields = fieldsAround(layer, layers);
  if (!fields || layerRole(layer.operator) === "dense") return undefined;
  const { before, after } = fields;
  const height = (after.height - before.height) / before.strideY + 1;
  const width = (after.width - before.width) / before.strideX + 1;
  return Number.isInteger(height) && Number.isInteger(width) && height > 0 && width > 0
    ? `${height}×${width}`
    : undefined;
}

function strideOf(layer: DescribableLayer, layers: Layers): string | undefined {
  const fields = fieldsAround(layer, layers);
  if (!fields) return undefined;
  const [y, x] = [fields.after.strideY / fields.before.strideY, fields.after.strideX / fields.before.strideX];
  return y === x ? String(y) : `${y}×${x}`;
}

function fieldsAround(layer: DescribableLayer, layers: Layers) {
  const after = layer.receptiveField;
  const before = layers.get(layer.inputs[0] ?? "")?.receptiveField;
  return !after || !before || before.strideY === 0 || before.strideX === 0 || after.strideY === 0
    ? undefined
    : { before, after };
}
