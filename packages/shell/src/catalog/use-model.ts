import type { GetModelResponse, Layer, ModelSummary } from "@deconvscope/proto";
import { type FoldedItem, foldLayers } from "../layers/fold-layers.ts";
import { layerStages, longestFlatRail } from "../layers/layer-stages.ts";
import { models } from "../rpc/clients.ts";
import { type Query, useQuery } from "../rpc/use-query.ts";

/** A model as the zones use it: the contract's answer and its layers folded. */
export interface ModelView {
  summary: ModelSummary;
  response: GetModelResponse;
  layers: ReadonlyMap<string, Layer>;
  items: FoldedItem<Layer>[];
  /** One an item, where there are too many for a flat rail. */
  stages: string[] | undefined;
  input: Layer | undefined;
}

const known = new Map<string, Promise<ModelView>>();

/** Loads a model once for the whole page. */
export function useModel(name: string | undefined): Query<ModelView> {
  return useQuery(name, () => {
    const loading = known.get(name!) ?? loadModel(name!);
    known.set(name!, loading);
    loading.catch(() => known.delete(name!));
    return loading;
  });
}

/** After a model was deleted or imported again. */
export function forgetModel(name: string): void {
  known.delete(name);
}

async function loadModel(model: string): Promise<ModelView> {
  const response = await models.getModel({ model });
  const summary = response.summary;
  if (!summary) throw new Error(`GetModel: expected a summary of ${model}, got none`);
  const items = foldLayers(response.layers);
  return {
    summary,
    response,
    layers: new Map(response.layers.map((layer) => [layer.name, layer])),
    items,
    stages: items.length > longestFlatRail ? layerStages(items) : undefined,
    input: response.layers.find(({ operator }) => operator === "Input"),
  };
}
