import { ChannelOrder, type Layer } from "@deconvscope/proto";
import { layerRole, type ModelView, models, type Query, useQuery } from "@deconvscope/shell";
import type { FilterGridData } from "@deconvscope/viz-filter-grid";
import { type FilterStatistics, filterStatistics } from "./filter-statistics.ts";

/** The first convolution's weights, as numbers and as the grid draws them. */
export interface Filters {
  values: Float32Array;
  /** [kernel height, kernel width, in, out] */
  shape: readonly number[];
  statistics: readonly FilterStatistics[];
  grid: FilterGridData;
}

/** Reads the filters of the first convolution; `layer` is undefined where the network has none. */
export function useFilters(model: ModelView): { layer: Layer | undefined; filters: Query<Filters> } {
  const { summary } = model;
  const layer = firstConvolution(model);
  const filters = useQuery(layer && `${summary.name}@${summary.sha256} ${layer.name}`, async (signal) => {
    const loaded = await loadFilters(model, signal);
    if (!loaded) throw new Error(`GetFilters: expected the filters of ${layer!.name}, got none`);
    return loaded;
  });
  return { layer, filters };
}

/** The filters of the first convolution; undefined where the network has none. */
export async function loadFilters(model: ModelView, signal?: AbortSignal): Promise<Filters | undefined> {
  const layer = firstConvolution(model);
  if (!layer) return undefined;
  const { filters } = await models.getFilters(
    { model: model.summary.name, layer: layer.name },
    signal ? { signal } : {},
  );
  return filters && readFilters(filters, model.response.preprocessing?.channelOrder === ChannelOrder.BGR);
}

function firstConvolution({ response }: ModelView): Layer | undefined {
  return response.layers.find(({ operator }) => layerRole(operator) === "conv");
}

function readFilters({ data, shape }: { data: Uint8Array; shape: readonly number[] }, bgr: boolean): Filters {
  const values = new Float32Array(data.slice().buffer);
  const [kernelHeight = 1, kernelWidth = 1, inputs = 1, outputs = 1] = shape;
  return {
    values,
    shape,
    statistics: filterStatistics(values, shape),
    grid: {
      filters: values,
      kernelHeight,
      kernelWidth,
      inputs,
      outputs,
      order: "rms",
      scale: "own",
      channelOrder: bgr ? "BGR" : "RGB",
    },
  };
}
