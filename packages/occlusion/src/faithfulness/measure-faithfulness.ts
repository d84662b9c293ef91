import { type CompiledNetwork, createPause } from "@deconvscope/deconvnet";
import { findClassifier, toProbabilities } from "@deconvscope/network";
import { planBatch } from "../batches/batch-plan.ts";
import { runBatch } from "../batches/run-batch.ts";
import { OcclusionError } from "../occlusion-error.ts";
import { requireFinite, requireLength, requireWhole } from "../require-fitting.ts";
import { drawCurves, type FaithfulnessCurves } from "./faithfulness-curves.ts";
import { mixImages } from "./mix-images.ts";
import { drawOrders, orderPixels } from "./order-pixels.ts";

/** Images a batch. */
const batchSize = 8;
const mostOrders = 1000;

/** What a map is held against, and how finely. */
export interface FaithfulnessOptions {
  /** [h, w]: large where the prediction is said to rest on; NaN where nothing was measured. */
  readonly map: Float32Array;
  /** [h, w, c] the image blurred, in the model's input space. */
  readonly blurred: Float32Array;
  readonly classIndex: number;
  /** Of the curves; left out: 32. */
  readonly steps?: number;
  /** Left out: 5. */
  readonly randomOrders?: number;
  /** Of the random orders. */
  readonly seed?: number;
  readonly signal?: AbortSignal | undefined;
}

/** How far a measurement is; the last step has the curves. */
export interface FaithfulnessStep {
  /** Passes. */
  readonly done: number;
  readonly total: number;
  readonly curves?: FaithfulnessCurves;
}

/**
 * Whether a map of what matters tells the truth: pixels are taken away, or given back, in its order and in random ones.
 * @param image [h, w, c] in the model's input space
 * @throws OcclusionError "wrong-map", "wrong-fill", "wrong-class", "wrong-steps", "wrong-draws", "not-finite"; NetworkError "unsupported" if the network is no
 *   classifier; the signal's reason, soon after it is aborted
 * @see Petsiuk et al., RISE: Randomized Input Sampling for Explanation of Black-box Models, 2018, §4.2
 */
export async function* measureFaithfulness(
  compiled: CompiledNetwork,
  image: Float32Array,
  options: FaithfulnessOptions,
): AsyncGenerator<FaithfulnessStep> {
  const { map, blurred, classIndex, steps = 32, randomOrders = 5, seed = 0, signal } = options;
  const classifier = findClassifier(compiled.network);
  const { scores, classes } = classifier;
  requireFitting(compiled, image, options, classes);
  const pause = createPause(signal);
  const plan = planBatch(compiled, [scores], batchSize);
  const orders = [orderPixels(map), ...drawOrders(map.length, randomOrders, seed)];
  const counts = Array.from({ length: steps + 1 }, (_, step) => Math.round((step / steps) * map.length));
  const images = orders.flatMap((order) => [
    ...counts.map((count) => () => mixImages(image, blurred, order, count)),
    ...counts.map((count) => () => mixImages(blurred, image, order, count)),
  ]);
  const chances: number[] = [];
  for (let from = 0; from < images.length; from += batchSize) {
    const batch = images.slice(from, from + batchSize).map((make) => make());
    const [values] = await runBatch(plan, batch, pause);
    requireFinite("class scores", values!);
    const probabilities = toProbabilities(values!, classifier);
    for (let at = 0; at < batch.length; at++) chances.push(probabilities[at * classes + classIndex]!);
    if (chances.length < images.length) yield { done: chances.length, total: images.length };
  }
  const shares = Float32Array.from(counts, (count) => count / map.length);
  yield { done: images.length, total: images.length, curves: drawCurves(shares, chances) };
}

function requireFitting(
  { network }: CompiledNetwork,
  image: Float32Array,
  { map, blurred, classIndex, steps = 32, randomOrders = 5 }: FaithfulnessOptions,
  classes: number,
): void {
  const [height = 1, width = 1] = network.layers[0]!.shape;
  requireLength("wrong-map", "map", map, height * width);
  requireLength("wrong-fill", "blurred", blurred, image.length);
  requireWhole("wrong-class", "class_index", classIndex, 0, classes - 1);
  requireWhole("wrong-steps", "steps", steps, 1, height * width);
  requireWhole("wrong-draws", "random_orders", randomOrders, 0, mostOrders);
  requireRanks(map);
}

/** @throws OcclusionError "wrong-map" where there is nothing to rank */
function requireRanks(map: Float32Array): void {
  const measured = map.filter((value) => !Number.isNaN(value));
  const [first] = measured;
  if (first !== undefined && measured.some((value) => value !== first)) return;
  const got = first === undefined ? "nothing measured" : `${first} everywhere`;
  throw new OcclusionError(
    "wrong-map",
    `map: expected values that differ, for their order is put to the test; got ${got}`,
  );
}
