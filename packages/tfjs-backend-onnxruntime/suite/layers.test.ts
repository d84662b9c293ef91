import "../src/index.ts";
import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LayersCase, layersCases } from "./layers-models.ts";

const examples = 10;

/** What a model computed before, while and after it was trained. */
interface Outcome {
  readonly prediction: number[];
  readonly losses: number[];
  readonly trained: number[];
  /** Tensors that are left when the model is disposed of. */
  readonly leaked: number;
}

/** Numbers in [-1, 1) that depend on the seed alone. */
function spread(size: number, seed: number): Float32Array {
  return Float32Array.from({ length: size }, (_, i) => Math.imul(i + 1 + seed * 7919, 0x9e3779b1) / 2 ** 31);
}

function makeInput({ inputShape, vocabulary }: LayersCase): tf.Tensor {
  const shape = [examples, ...inputShape];
  const numbers = spread(tf.util.sizeFromShape(shape), 1);
  return tf.tensor(
    vocabulary === undefined ? numbers : numbers.map((x) => Math.floor(((x + 1) / 2) * vocabulary)),
    shape,
  );
}

/** One-hot rows. */
function makeTarget({ outputs }: LayersCase): tf.Tensor {
  return tf.tidy(() =>
    tf.oneHot(tf.range(0, examples, 1, "int32").mod(tf.scalar(outputs, "int32")), outputs).toFloat(),
  );
}

function setWeights(model: tf.LayersModel): void {
  tf.tidy(() =>
    model.setWeights(
      model.weights.map(({ name, shape }, index) => {
        const scale = /variance/.test(name) ? [0.5, 1.5] : [0.5, 0];
        const numbers = spread(tf.util.sizeFromShape(shape as number[]), index + 2);
        return tf.tensor(
          numbers.map((x) => x * scale[0]! + scale[1]!),
          shape as number[],
        );
      }),
    ),
  );
}

async function trainOn(backend: string, layersCase: LayersCase): Promise<Outcome> {
  await tf.setBackend(backend);
  const before = tf.memory().numTensors;
  const input = tf.input({ shape: [...layersCase.inputShape] });
  const output = layersCase.layers().reduce((x, layer) => layer.apply(x) as tf.SymbolicTensor, input);
  const model = tf.model({ inputs: input, outputs: output });
  setWeights(model);
  model.compile({ optimizer: layersCase.optimizer ?? tf.train.momentum(0.05, 0.9), loss: layersCase.loss });
  const x = makeInput(layersCase);
  const y = makeTarget(layersCase);
  const predict = async (): Promise<number[]> => {
    const prediction = model.predict(x) as tf.Tensor;
    const numbers = await prediction.data();
    prediction.dispose();
    return [...numbers];
  };
  const prediction = await predict();
  const { history } = await model.fit(x, y, { epochs: 3, batchSize: 4, shuffle: false, verbose: 0 });
  const trained = await predict();
  tf.dispose([x, y]);
  const { optimizer } = model;
  model.dispose();
  optimizer.dispose();
  return { prediction, losses: history.loss as number[], trained, leaked: tf.memory().numTensors - before };
}

let chosen: string;
beforeAll(async () => {
  await tf.ready();
  chosen = tf.getBackend();
});
afterAll(() => tf.setBackend(chosen));

test.each(layersCases)("tf.layers model: $name", async (layersCase) => {
  const expected = await trainOn("cpu", layersCase);
  const actual = await trainOn("onnxruntime", layersCase);
  expectClose(actual.prediction, expected.prediction);
  expectClose(actual.losses, expected.losses);
  expectClose(actual.trained, expected.trained);
  expect(actual.leaked).toBe(expected.leaked);
  // Three epochs moved what it predicts, so the comparison is of more than initial weights.
  expect(actual.trained).not.toEqual(actual.prediction);
});

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  const scale = Math.max(1e-3, ...expected.map(Math.abs));
  const worst = Math.max(...expected.map((value, i) => Math.abs(value - actual[i]!)));
  expect(actual).toHaveLength(expected.length);
  expect(worst / scale).toBeLessThan(1e-4);
}
