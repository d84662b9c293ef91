import { formatCount } from "../format/format-number.ts";
import type { FoldableLayer, FoldedItem } from "./fold-layers.ts";
import { layerRole } from "./layer-role.ts";

/** What describing needs beyond folding: receptive fields tell kernel and stride. */
export interface DescribableLayer extends FoldableLayer {
  readonly receptiveField?:
    | { readonly height: number; readonly width: number; readonly strideY: number; readonly strideX: number }
    | undefined;
}

/** An item's operators in a few words: "conv 7×7, stride 2", "max 3×3, stride 2", "1×1, 3×3, added". */
export function describeOperators(
  item: FoldedItem<DescribableLayer>,
  layers: ReadonlyMap<string, DescribableLayer>,
): string {
  const steps = item.members.filter((layer) => ["conv", "dense", "pool"].includes(layerRole(layer.operator)));
  if (item.kind === "conv" || item.kind === "dense" || item.kind === "pool") {
    const step = steps[0];
    const rest = item.members.filter((layer) => layer.operator === "LRN").map(() => "normalised");
    return [step ? describeLayer(step, layers) : item.layer.operator, ...rest].join(", ");
  }
  const convolutions = steps.filter((layer) => layerRole(layer.operator) !== "pool");
  const parallel = item.kind === "block" ? "added" : "side by side";
  const kernels = convolutions.map(
    (layer) => `${kernelOf(layer, layers) ?? "dense"} to ${formatCount(layer.outputShape.at(-1) ?? 0)}`,
  );
  if (kernels.length <= 3) return `${kernels.join(", ")}, ${parallel}`;
  return `${kernels.length} convolutions, ${parallel}`;
}

/** One operator with its kernel and stride: "conv 3×3", "mean 2×2, stride 2", "dense". */
export function describeLayer(layer: DescribableLayer, layers: ReadonlyMap<string, DescribableLayer>): string {
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
  const name = names[layer.operator] ?? layer.operator;
  const kernel = layer.operator.startsWith("Global") ? undefined : kernelOf(layer, layers);
  const stride = strideOf(layer, layers);
  return `${name}${kernel ? ` ${kernel}` : ""}${stride && stride !== "1" ? `, stride ${stride}` : ""}`;
}

/** Kernel as the receptive fields before and after tell it (a dilated kernel by its extent). */
function kernelOf(layer: DescribableLayer, layers: ReadonlyMap<string, DescribableLayer>): string | undefined {
  const after = layer.receptiveField;
  const before = layers.get(layer.inputs[0] ?? "")?.receptiveField;
  const role = layerRole(layer.operator);
  if (!after || !before || before.strideY === 0 || after.strideY === 0 || role === "dense") return undefined;
  const height = (after.height - before.height) / before.strideY + 1;
  const width = (after.width - before.width) / before.strideX + 1;
  return Number.isInteger(height) && Number.isInteger(width) && height > 0 && width > 0
    ? `${height}×${width}`
    : undefined;
}

function strideOf(layer: DescribableLayer, layers: ReadonlyMap<string, DescribableLayer>): string | undefined {
  const after = layer.receptiveField;
  const before = layers.get(layer.inputs[0] ?? "")?.receptiveField;
  if (!after || !before || before.strideY === 0 || after.strideY === 0) return undefined;
  const [y, x] = [after.strideY / before.strideY, after.strideX / before.strideX];
  return y === x ? String(y) : `${y}×${x}`;
}
