import type { LayerDiagnosis } from "@deconvscope/proto";
import type { ModelView } from "@deconvscope/shell";
import type { ComparedLayer, ComparedModel } from "@deconvscope/viz-layer-comparison";
import { type Diagnosis, stridedLayers } from "./diagnosis-state.ts";
import { layerLabels } from "./layer-labels.ts";

/** A network and what is known of what is wrong with it. */
export interface Diagnosed {
  model: ModelView;
  diagnosis: Diagnosis;
}

/** What folds back at each stride. */
export function comparedAliasing({ model, diagnosis }: Diagnosed): ComparedModel {
  return compared(model, stridedLayers(diagnosis), ({ aliasing }) => ({ aliasing }));
}

/** On how many images each map fires. */
export function comparedFiring({ model, diagnosis }: Diagnosed): ComparedModel {
  const judged = diagnosis.layers.filter(({ maps }) => maps > 0);
  return compared(model, judged, ({ firingShare, deadMaps, nearlyDeadMaps }) => ({
    firing: firingShare,
    deadMaps,
    nearlyDeadMaps,
  }));
}

function compared(
  model: ModelView,
  layers: readonly LayerDiagnosis[],
  figures: (layer: LayerDiagnosis) => Partial<ComparedLayer>,
): ComparedModel {
  const labels = layerLabels(
    model,
    layers.map(({ layer }) => layer),
  );
  return {
    name: model.summary.name,
    layers: layers.map((layer) => ({ layer: layer.layer, label: labels.get(layer.layer), ...figures(layer) })),
  };
}
