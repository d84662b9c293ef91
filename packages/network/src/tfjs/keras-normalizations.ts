import type { LayerReader } from "./keras-layer.ts";
import { readAxis } from "./keras-layer.ts";

const dropOut: LayerReader = (layer) => layer.emit({ operator: "Dropout" });

/** Readers of batch normalisation, and of what only acts in training. */
export const normalizationReaders: Readonly<Record<string, LayerReader>> = {
  BatchNormalization: (layer) => {
    const { config } = layer;
    const given = config.value("axis");
    const axis = Array.isArray(given) ? given[0] : (given ?? -1);
    const last = layer.input.shape.length - 1;
    if (typeof axis !== "number" || readAxis(layer, axis) !== last) {
      config.reject(`expected to normalise the last axis, got axis ${JSON.stringify(given)}`);
    }
    const channels = layer.input.shape[last] ?? 0;
    return layer.emit({
      operator: "BatchNormalization",
      gamma: config.flag("scale", true) ? layer.vector("gamma") : new Float32Array(channels).fill(1),
      beta: config.flag("center", true) ? layer.vector("beta") : new Float32Array(channels),
      mean: layer.vector("moving_mean"),
      variance: layer.vector("moving_variance"),
      epsilon: config.number("epsilon", 1e-3),
    });
  },
  Dropout: dropOut,
  SpatialDropout1D: dropOut,
  SpatialDropout2D: dropOut,
  GaussianDropout: dropOut,
  GaussianNoise: dropOut,
  AlphaDropout: dropOut,
  ActivityRegularization: (layer) => layer.emit({ operator: "Identity" }),
};
