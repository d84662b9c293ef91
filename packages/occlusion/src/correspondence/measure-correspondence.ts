import { type CompiledNetwork, createPause } from "@deconvscope/deconvnet";
import type { Rect } from "@deconvscope/network";
import { planBatch } from "../batches/batch-plan.ts";
import { runBatch } from "../batches/run-batch.ts";
import { reachOfRect } from "../reach/reach-of-rect.ts";
import { requireFinite, requireLength, requireWhole } from "../require-fitting.ts";
import { correspondenceLayers } from "./correspondence-layers.ts";
import { coverRect } from "./cover-rect.ts";
import { markSigns } from "./mark-signs.ts";
import type { PartCorrespondence } from "./part-correspondence.ts";
import { type PartImage, requirePartImages } from "./part-image.ts";
import { PartTally } from "./part-tally.ts";
import { planMasks } from "./plan-masks.ts";

/** Masks a batch at most; the image without a mask is in each of them. */
const masksPerBatch = 7;
const mostDraws = 1000;

/** Where, against what, and with what in a part's place. */
export interface CorrespondenceOptions {
  /** Empty or left out: `correspondenceLayers`. */
  readonly layers?: readonly string[];
  /** How often the control is drawn; left out: 10. */
  readonly randomDraws?: number;
  /** Of the control. */
  readonly seed?: number;
  /**
   * What masks of a part show in an image, [h, w, c]; the control of that part shows the same.
   * @param image index into the images
   * @param part where the part lies
   */
  readonly fill: (image: number, part: Rect) => Float32Array;
  readonly signal?: AbortSignal | undefined;
}

/** How far a measurement is. */
export interface CorrespondenceStep {
  /** Masked passes. */
  readonly done: number;
  readonly total: number;
  /** Of a part that has just been finished, one a layer; else none. */
  readonly found: readonly PartCorrespondence[];
}

/**
 * Whether a network relates the same part of different images: the part is masked in each, and the signs of what changes
 * are compared over all pairs; the same with rectangles at random places is the control.
 * @throws OcclusionError "wrong-images", "wrong-rectangle", "wrong-draws", "wrong-fill"; DeconvnetError "unknown-layer", "not-finite"; the signal's
 *   reason, soon after it is aborted
 * @see Zeiler & Fergus 2014, §4.3 and Table 1
 */
export async function* measureCorrespondence(
  compiled: CompiledNetwork,
  images: readonly PartImage[],
  { layers = [], randomDraws = 10, seed = 0, fill, signal }: CorrespondenceOptions,
): AsyncGenerator<CorrespondenceStep> {
  const { shape } = compiled.network.layers[0]!;
  const parts = requirePartImages(images, shape);
  requireWhole("wrong-draws", "random_draws", randomDraws, 0, mostDraws);
  const wanted = layers.length > 0 ? layers : correspondenceLayers(compiled.network);
  const masks = 1 + randomDraws;
  const perBatch = Math.ceil(masks / Math.ceil(masks / masksPerBatch));
  const plan = planBatch(compiled, wanted, 1 + perBatch);
  const pause = createPause(signal);
  const total = parts.length * images.length * masks;
  let done = 0;
  for (const { part, rects } of planMasks(images, parts, shape, randomDraws, seed)) {
    const tallies = wanted.map((name) => new PartTally(compiled.layer(name), images.length, randomDraws));
    for (const [index, { input }] of images.entries()) {
      const own = rects[index]!;
      const shown = fill(index, own[0]!);
      requireLength("wrong-fill", "fill", shown, input.length);
      for (let from = 0; from < masks; from += perBatch) {
        const batch = own.slice(from, from + perBatch);
        const masked = batch.map((rect) => coverRect(input, shown, shape, rect));
        const outputs = await runBatch(plan, [input, ...masked], pause);
        for (const [at, name] of wanted.entries()) requireFinite(`layer "${name}" with a mask`, outputs[at]!);
        for (const [at, rect] of batch.entries()) takeMask(compiled, tallies, outputs, { index, from, at, rect });
        done += batch.length;
        const isLast = index === images.length - 1 && from + perBatch >= masks;
        yield { done, total, found: isLast ? tallies.map((tally) => tally.finish(part)) : [] };
      }
    }
  }
}

/** A mask of an image, one of a batch of masks. */
interface BatchedMask {
  readonly index: number;
  /** The batch's first among the image's. */
  readonly from: number;
  readonly at: number;
  readonly rect: Rect;
}

/** @param outputs by tally [1 + masks of the batch, …shape]; without a mask first */
function takeMask(
  { network }: CompiledNetwork,
  tallies: readonly PartTally[],
  outputs: readonly Float32Array[],
  { index, from, at, rect }: BatchedMask,
): void {
  const reaches = reachOfRect(network, rect);
  for (const [layerAt, tally] of tallies.entries()) {
    tally.add(index, from + at, (signs) => {
      const values = outputs[layerAt]!;
      const before = values.subarray(0, signs.length);
      const after = values.subarray((1 + at) * signs.length, (2 + at) * signs.length);
      markSigns(tally.layer, before, after, reaches.get(tally.layer.name), signs);
    });
  }
}
