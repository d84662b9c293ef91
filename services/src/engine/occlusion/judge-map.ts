import { classProbabilities, compileNetwork, placeUnits } from "@deconvscope/deconvnet";
import {
  fillBlurred,
  layersToRandomise,
  measureFaithfulness,
  randomiseWeights,
  rankCorrelation,
} from "@deconvscope/occlusion";
import type { WarmModels, WarmPass } from "../warm-models.ts";
import { computeMap, countSteps, type MapStep, type PlacedMap } from "./compute-map.ts";
import type { FaithfulnessItem, FaithfulnessOrder, MapOrder } from "./faithfulness-job.ts";

/** Of the short side: the deviation of the blur in whose favour pixels are taken away; half of a sweep's usual square. */
const blurShare = 1 / 10;

/**
 * Puts a map to the test: pixels are taken away and given back in its order, and weights drawn anew.
 * @throws OcclusionError, DeconvnetError, NetworkError, ImageError, DatasetError; the signal's reason
 */
export async function* judgeMap(
  models: WarmModels,
  { model, image, steps, randomOrders, seed, randomiseWeights: randomise, ...order }: FaithfulnessOrder,
  signal: AbortSignal,
): AsyncGenerator<FaithfulnessItem> {
  using lease = await models.pass(model, image, signal);
  const { network, forward, inputShape } = lease.value;
  const { compiled } = forward;
  const input = await forward.read(network.layers[0]!.name);
  const classIndex = order.classIndex ?? (await findTopClass(lease.value));
  yield { kind: "start", classIndex };
  const [height = 1, width = 1] = inputShape;
  const map = await placeMap(lease.value, order.map);
  const layers = randomise ? layersToRandomise(network) : [];
  const passes = 2 * (1 + randomOrders) * (1 + steps);
  const total = countSteps(map, height, width) * (1 + layers.length) + passes;
  const progress = countProgress(total);

  yield progress(0);
  const own = yield* finishMap(computeMap(compiled, input, classIndex, map, signal), progress);
  const blurred = fillBlurred(input, inputShape, Math.min(height, width) * blurShare);
  const measured = { map: own, blurred, classIndex, steps, randomOrders, seed, signal };
  let before = 0;
  for await (const { done, curves } of measureFaithfulness(compiled, input, measured)) {
    yield progress(done - before);
    before = done;
    if (curves !== undefined) yield { kind: "curves", curves };
  }
  for (const [index, layer] of layers.entries()) {
    const random = compileNetwork(randomiseWeights(network, layer, seed));
    try {
      const other = yield* finishMap(computeMap(random, input, classIndex, map, signal), progress);
      const complete = index === layers.length - 1;
      yield { kind: "randomised", layer, similarity: rankCorrelation(own, other), complete };
    } finally {
      random.dispose();
    }
  }
}

type TellProgress = (more: number) => Extract<FaithfulnessItem, { kind: "progress" }>;

function countProgress(total: number): TellProgress {
  let done = 0;
  return (more) => {
    done += more;
    return { kind: "progress", done, total };
  };
}

async function* finishMap(
  steps: AsyncIterable<MapStep>,
  progress: TellProgress,
): AsyncGenerator<FaithfulnessItem, Float32Array> {
  let finished: Float32Array = new Float32Array();
  for await (const { done, map } of steps) {
    if (map !== undefined) finished = map;
    if (done > 0) yield progress(done);
  }
  return finished;
}

async function findTopClass({ forward }: WarmPass): Promise<number> {
  const probabilities = await classProbabilities(forward);
  return probabilities.indexOf(probabilities.reduce((most, one) => Math.max(most, one)));
}

async function placeMap({ forward }: WarmPass, map: MapOrder): Promise<PlacedMap> {
  if (map.kind === "occlusion") return map;
  const [unit] = await placeUnits(forward, [map.unit]);
  return { ...map, unit: unit! };
}
