import { compileNetwork, runForward } from "@deconvscope/deconvnet";
import type { Network } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import type { BatchSource } from "./batch-source.ts";
import type { Features } from "./features.ts";
import { requireOption } from "./require-option.ts";
import type { ImageLabels } from "./training-images.ts";

export interface FeatureOptions {
  /** Images a pass. */
  readonly batchSize: number;
  /** Labels are 0 … classes − 1. */
  readonly classes: number;
  /** Whether images have one label, as if missing, or several. */
  readonly labels?: "one" | "several";
  /** Of the features together. */
  readonly mostBytes: number;
  readonly abort?: AbortSignal;
}

/**
 * Runs images through a network once, in order, and keeps what comes out, to train a head on it.
 * @param base its output's features are kept; nothing in it is left out
 * @throws TrainingError "out-of-range" if they are more bytes than asked for; the signal's reason; what reading images throws
 */
export async function computeFeatures(
  base: Network,
  source: BatchSource,
  { batchSize, classes, labels = "one", mostBytes, abort }: FeatureOptions,
): Promise<Features> {
  const { shape } = base.layers.find(({ name }) => name === base.output)!;
  const size = shape.reduce((product, length) => product * length, 1);
  const bytes = size * source.count * Float32Array.BYTES_PER_ELEMENT;
  const got = `${bytes}: ${source.count} images of [${shape.join(", ")}]`;
  requireOption(`features of "${base.output}"`, got, `at most ${mostBytes} bytes`, bytes <= mostBytes);
  const values = new Float32Array(size * source.count);
  const kept: ImageLabels[] = [];
  const input = base.layers[0]!.shape as readonly [number, number, number];
  const plan = { shape: input, classes, labels, batchSize, epochs: 1, seed: 0, order: "in-order" } as const;
  const compiled = compileNetwork(base);
  try {
    for await (const data of source.batches(plan)) {
      abort?.throwIfAborted();
      const images = tf.tensor4d(data.images, [batchSize, ...input]);
      const pass = runForward(compiled, images);
      const seen = await pass.read(base.output);
      pass.dispose();
      images.dispose();
      values.set(seen.subarray(0, data.count * size), kept.length * size);
      for (let place = 0; place < data.count; place++)
        kept.push(labels === "one" ? data.labels[place]! : listLabels(data.labels, place, classes));
    }
  } finally {
    compiled.dispose();
  }
  return { shape, values, labels: kept };
}

function listLabels(labels: Int32Array, place: number, classes: number): number[] {
  const own = labels.subarray(place * classes, (place + 1) * classes);
  return [...own.keys()].filter((label) => own[label] === 1);
}
