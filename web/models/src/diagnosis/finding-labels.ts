import type { Diagnosed } from "./compared-model.ts";
import { stridedLayers } from "./diagnosis-state.ts";
import { layerLabels } from "./layer-labels.ts";

/** What the findings' layers are called, by finding, as the figures beside them call them. */
export function findingLabels({ model, diagnosis }: Diagnosed): Map<string, string> {
  const judged = diagnosis.layers.filter(({ maps }) => maps > 0);
  const labels = layerLabels(
    model,
    judged.map(({ layer }) => layer),
  );
  const strided = stridedLabels({ model, diagnosis });
  return new Map(
    diagnosis.findings.map(({ id, layer }) => {
      const own = id.startsWith("aliasing/") ? strided.get(layer) : labels.get(layer);
      return [id, own ?? layerLabels(model, [layer]).get(layer) ?? layer];
    }),
  );
}

/** What layers with a stride are called, told apart from each other. */
export function stridedLabels({ model, diagnosis }: Diagnosed): Map<string, string> {
  return layerLabels(
    model,
    stridedLayers(diagnosis).map(({ layer }) => layer),
  );
}
