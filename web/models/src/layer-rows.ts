import type { Layer } from "@deconvscope/proto";
import { describeLayer, describeOperators, type ModelView } from "@deconvscope/shell";
import type { LayerRow } from "@deconvscope/viz-layer-table/react";

/** One row an item; what is folded into it below. */
export function layerRows(model: ModelView): LayerRow[] {
  return model.items.map((item) => ({
    ...row(item.layer),
    id: item.id,
    label: item.label,
    operator: describeOperators(item, model.layers),
    parameters: sum(item.members, ({ parameters }) => parameters),
    flops: sum(item.members, ({ flops }) => flops),
    ...(item.members.length > 1
      ? {
          children: item.members.map((layer) => ({
            ...row(layer),
            id: `${item.id} › ${layer.name}`,
            label: layer.name,
            operator: describeLayer(layer, model.layers),
          })),
        }
      : {}),
  }));
}

function row(layer: Layer): LayerRow {
  const { receptiveField: field, outputShape } = layer;
  const places = field && field.strideY > 0 && outputShape.length === 3;
  return {
    id: layer.name,
    label: layer.name,
    operator: layer.operator,
    output: outputShape,
    ...(places
      ? { receptiveField: Math.max(field.height, field.width), stride: Math.max(field.strideY, field.strideX) }
      : {}),
    parameters: Number(layer.parameters),
    flops: Number(layer.flops),
  };
}

function sum(layers: readonly Layer[], of: (layer: Layer) => bigint): number {
  return Number(layers.reduce((total, layer) => total + of(layer), 0n));
}
