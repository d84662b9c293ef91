import { type CompiledNetwork, createPause } from "@deconvscope/deconvnet";
import type { Rect } from "@deconvscope/network";
import { planBatch } from "../batches/batch-plan.ts";
import { runBatch } from "../batches/run-batch.ts";
import type { Reach } from "../reach/layer-reach.ts";
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
    const tallies = wanted.map((name) => new PartTally(compiled.layer(name), images.length, perBatch));
    const shown: Float32Array[] = [];
    for (const [index, { input }] of images.entries()) {
      await pause();
      shown.push(drawFill(fill, index, rects[index]![0]!, input.length));
    }
    for (let from = 0; from < masks; from += perBatch) {
      const count = Math.min(perBatch, masks - from);
      for (const [index, { input }] of images.entries()) {
        const batch = rects[index]!.slice(from, from + count);
        const masked = batch.map((rect) => coverRect(input, shown[index]!, shape, rect));
        const outputs = await runBatch(plan, [input, ...masked], pause);
        const reaches = batch.map((rect) => reachOfRect(compiled.network, rect));
        for (const [layerAt, tally] of tallies.entries()) {
          await pause();
          takeMasks(tally, outputs[layerAt]!, index, reaches);
        }
        done += count;
        if (done % (masks * images.length) !== 0) yield { done, total, found: [] };
      }
      for (const tally of tallies) await tally.settle(count, pause);
    }
    const found: PartCorrespondence[] = [];
    for (const tally of tallies) found.push(await tally.finish(part, pause));
    yield { done, total, found };
  }
}

function drawFill(fill: CorrespondenceOptions["fill"], image: number, part: Rect, numbers: number): Float32Array {
  const shown = fill(image, part);
  requireLength("wrong-fill", "fill", shown, numbers);
  return shown;
}

/**
 * Takes what a batch of masks of one image did to a layer.
 * @param outputs [1 + masks, …shape]; without a mask first
 * @param reaches by mask, what it can change
 */
function takeMasks(
  tally: PartTally,
  outputs: Float32Array,
  image: number,
  reaches: readonly ReadonlyMap<string, Reach>[],
): void {
  const { name } = tally.layer;
  requireFinite(`layer "${name}" with a mask`, outputs);
  for (const [at, reach] of reaches.entries()) {
    tally.add(image, at, (signs) => {
      const before = outputs.subarray(0, signs.length);
      const after = outputs.subarray((1 + at) * signs.length, (2 + at) * signs.length);
      markSigns(tally.layer, before, after, reach.get(name), signs);
    });
  }
}
