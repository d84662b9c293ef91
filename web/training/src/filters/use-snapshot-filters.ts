import { ChannelOrder } from "@deconvscope/proto";
import { layerRole, models, type Query, useModel, useQuery } from "@deconvscope/shell";
import type { FilterBank } from "@deconvscope/viz-kit";

/** The first convolution of a snapshot. */
export interface SnapshotFilters {
  layer: string;
  /** As the grids draw it. */
  bank: FilterBank;
  /** Kernel and stride in words: "7 × 7, stride 2". */
  kernel: string;
}

/** Weights of the first convolution of a model; undefined: none is asked for. */
export function useSnapshotFilters(name: string | undefined): Query<SnapshotFilters | undefined> {
  const model = useModel(name);
  const view = model.value;
  const layer = view?.response.layers.find(({ operator }) => layerRole(operator) === "conv");
  return useQuery(view && `${view.summary.name}@${view.summary.sha256} ${layer?.name}`, async (signal) => {
    if (!view || !layer) return undefined;
    const { filters } = await models.getFilters({ model: view.summary.name, layer: layer.name }, { signal });
    if (!filters) throw new Error(`GetFilters: expected the filters of ${layer.name}, got none`);
    const [kernelHeight = 1, kernelWidth = 1, inputs = 1, outputs = 1] = filters.shape;
    const values = new Float32Array(filters.data.slice().buffer);
    const channelOrder = view.response.preprocessing?.channelOrder === ChannelOrder.BGR ? "BGR" : "RGB";
    const stride = layer.receptiveField?.strideX ?? 1;
    return {
      layer: layer.name,
      kernel: `${kernelHeight} × ${kernelWidth}${stride > 1 ? `, stride ${stride}` : ""}`,
      bank: { filters: values, kernelHeight, kernelWidth, inputs, outputs, channelOrder },
    };
  });
}
