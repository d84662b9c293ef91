import { compileNetwork, runForward } from "@deconvscope/deconvnet";
import type { Network } from "@deconvscope/network";
import { type BatchSource, batchesOf, type ImageLabels, TrainingError } from "@deconvscope/training";
import * as tf from "@tensorflow/tfjs-core";

/** What a network's last layer makes of images. */
export interface Features {
  /** [count, …shape] */
  readonly values: Float32Array;
  readonly labels: readonly ImageLabels[];
  /** Of one image. */
  readonly shape: readonly number[];
}

const batchSize = 32;

/**
 * Runs images through a network, in order, and keeps what comes out.
 * @param classes how many labels there are
 * @param several whether an image has several of them
 * @param mostBytes that are kept
 * @throws TrainingError "out-of-range" if it is more; DatasetError, ImageError; the signal's reason
 */
export async function computeFeatures(
  network: Network,
  images: BatchSource,
  {
    classes,
    several,
    mostBytes,
    signal,
  }: { classes: number; several: boolean; mostBytes: number; signal: AbortSignal },
): Promise<Features> {
  const { shape } = network.layers.find(({ name }) => name === network.output)!;
  const size = shape.reduce((product, side) => product * side, 1);
  if (4 * size * images.count > mostBytes) {
    const given = `${images.count} images of ${size} numbers`;
    throw new TrainingError("out-of-range", `${network.output}: expected at most ${mostBytes} bytes, got ${given}`);
  }
  const values = new Float32Array(size * images.count);
  const labels: ImageLabels[] = [];
  const [height = 1, width = 1, channels = 1] = network.layers[0]!.shape;
  const compiled = compileNetwork(network);
  const plan = { shape: [height, width, channels], classes, batchSize, epochs: 1, seed: 0, order: "in-order" } as const;
  try {
    for await (const batch of images.batches({ ...plan, labels: several ? "several" : "one" })) {
      signal.throwIfAborted();
      const input = tf.tensor4d(batch.images, [batchSize, height, width, channels]);
      const pass = runForward(compiled, input);
      const seen = await pass.read(network.output);
      values.set(seen.subarray(0, size * batch.count), size * labels.length);
      pass.dispose();
      input.dispose();
      labels.push(...readLabels(batch.labels, batch.count, several ? classes : 1));
    }
  } finally {
    compiled.dispose();
  }
  return { values, labels, shape };
}

/** Batches of features in place of images. */
export function featureBatches({ values, labels, shape }: Features): BatchSource {
  const size = shape.reduce((product, side) => product * side, 1);
  return batchesOf({
    count: labels.length,
    read: (index, target) => {
      target.set(values.subarray(index * size, (index + 1) * size));
      return labels[index]!;
    },
  });
}

/** @param width 1: the labels themselves; else 0 and 1 a class */
function readLabels(labels: Int32Array, count: number, width: number): ImageLabels[] {
  return Array.from({ length: count }, (_, image) => {
    const own = labels.subarray(image * width, (image + 1) * width);
    return width === 1 ? own[0]! : [...own.keys()].filter((label) => own[label] === 1);
  });
}
