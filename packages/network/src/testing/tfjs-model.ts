import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import * as layers from "@tensorflow/tfjs-layers";
import { seededRandom } from "../architectures/seeded-random.ts";

/** A model as its files hold it. */
export interface StoredModel {
  readonly modelJson: {
    readonly modelTopology: object;
    readonly weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
  };
  readonly weights: Uint8Array;
}

/** Fills a model with weights large enough to tell layers apart; variances stay positive. */
export function randomise(model: layers.LayersModel, seed = 1): layers.LayersModel {
  const random = seededRandom(seed);
  model.setWeights(
    model.weights.map(({ shape, originalName }) => {
      const lengths = shape.map((length) => length ?? 1);
      const values = tf.util.sizeFromShape(lengths);
      const least = originalName.endsWith("moving_variance") ? 0.3 : -0.7;
      return tf.tensor(
        Float32Array.from({ length: values }, () => least + 1.4 * random()),
        lengths,
      );
    }),
  );
  return model;
}

/** What TensorFlow.js itself saves. */
export async function store(model: layers.LayersModel): Promise<StoredModel> {
  const saved: tf.io.ModelArtifacts[] = [];
  const handler = tf.io.withSaveHandler(async (artifacts) => {
    saved.push(artifacts);
    return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
  });
  await model.save(handler);
  const [artifacts] = saved;
  if (!(artifacts?.weightData instanceof ArrayBuffer) || !artifacts.weightSpecs || !artifacts.modelTopology) {
    throw new Error("expected TensorFlow.js to save a topology and weights");
  }
  const weightsManifest = [{ paths: ["weights.bin"], weights: artifacts.weightSpecs }];
  return {
    modelJson: { modelTopology: artifacts.modelTopology, weightsManifest },
    weights: new Uint8Array(artifacts.weightData),
  };
}

/** The model that TensorFlow.js itself makes of what was written. */
export async function load({
  modelJson,
  weights,
}: {
  modelJson: object;
  weights: Uint8Array;
}): Promise<layers.LayersModel> {
  const { modelTopology, weightsManifest } = modelJson as StoredModel["modelJson"];
  const weightSpecs = weightsManifest.flatMap((group) => group.weights);
  const weightData = weights.slice().buffer;
  return layers.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData }));
}

/** The largest difference between two models' outputs for the same random images, relative to the largest value. */
export function compareOutputs(first: layers.LayersModel, second: layers.LayersModel): number {
  return tf.tidy(() => {
    const shape = [2, ...(first.inputs[0]?.shape.slice(1) ?? [])].map((length) => length ?? 1);
    const images = tf.randomUniform(shape, -1, 1, "float32", 3);
    const [a, b] = [first, second].map((model) => {
      const output = model.predict(images);
      if (Array.isArray(output)) throw new Error("expected one output");
      return output;
    });
    if (!a || !b) throw new Error("expected two outputs");
    tf.util.assertShapesMatch(a.shape, b.shape);
    return (tf.max(tf.abs(tf.sub(a, b))).dataSync()[0] ?? Number.NaN) / (tf.max(tf.abs(a)).dataSync()[0] ?? Number.NaN);
  });
}
