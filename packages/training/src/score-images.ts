import { centreWindow, cropWindow, type Extent, tenWindows } from "@deconvscope/evaluation";
import { toProbabilities } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import type { BatchSource } from "./batch-source.ts";
import type { Loss } from "./loss.ts";
import { settleWeights } from "./settle-weights.ts";
import type { TrainableNetwork } from "./trainable-network.ts";
import { planFor } from "./upload-batch.ts";

export interface ScoringOptions {
  /** Images a pass. */
  readonly batchSize: number;
  /** Cells of the images as they are read, the model's input's if missing. */
  readonly size?: Extent;
  /** `centre` if missing; `ten`: mean over corners and centre, mirrored too. */
  readonly crops?: "centre" | "ten";
  /** What makes scores of logits, `softmax` if missing. */
  readonly loss?: Loss;
  /** Whether images have one label, as if missing, or several. */
  readonly labels?: "one" | "several";
  readonly abort?: AbortSignal;
}

/** A batch of images, scored. */
export interface ScoredBatch {
  /** [count, classes], 0 … 1 */
  readonly scores: Float64Array;
  /** [count], or 0 and 1 [count, classes] */
  readonly labels: Int32Array;
  readonly count: number;
}

/**
 * Scores of every class for every image, in order; with ten crops the mean of theirs.
 * @throws RangeError if images are smaller than the model's input
 * @see Zeiler & Fergus 2014, §3
 */
export async function* scoreImages(
  net: TrainableNetwork,
  source: BatchSource,
  options: ScoringOptions,
): AsyncGenerator<ScoredBatch> {
  const { batchSize, crops = "centre", loss = "softmax", labels = "one", abort } = options;
  const plan = planFor(net, batchSize, labels);
  const [height = 1, width = 1, channels = 1] = plan.shape.length === 1 ? [1, 1, ...plan.shape] : plan.shape;
  const input = [height, width] as const;
  const { size = input } = options;
  const windows = crops === "ten" ? tenWindows(size, input) : [centreWindow(size, input)];
  const whole = { ...plan, shape: [...size, channels], epochs: 1, seed: 0, order: "in-order" } as const;
  const same = { scale: new Array<number>(channels).fill(1), offset: new Array<number>(channels).fill(0) };
  const cropped = new Float32Array(batchSize * height * width * channels);
  const [from, to] = [size[0] * size[1] * channels, height * width * channels];
  settleWeights(net);
  for await (const data of source.batches(whole)) {
    const sums = new Float64Array(data.count * net.classes);
    for (const window of windows) {
      abort?.throwIfAborted();
      for (let place = 0; place < data.count; place++) {
        const image = data.images.subarray(place * from, (place + 1) * from);
        const target = cropped.subarray(place * to, (place + 1) * to);
        cropWindow(image, [...size, channels], window, input, target, same);
      }
      const logits = tf.tidy(() => net.logits(tf.tensor(cropped, [batchSize, ...plan.shape])));
      const said = (await logits.data<"float32">()).subarray(0, sums.length);
      const scores = toProbabilities(said, { squash: loss, classes: net.classes });
      for (const [place, score] of scores.entries()) sums[place] = (sums[place] as number) + score;
      logits.dispose();
    }
    const scores = sums.map((sum) => sum / windows.length);
    const labelled = (data.labels.length / batchSize) * data.count;
    yield { scores, labels: data.labels.slice(0, labelled), count: data.count };
  }
}
