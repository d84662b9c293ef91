import { type CompiledNetwork, createPause } from "@deconvscope/deconvnet";
import { findClassifier } from "@deconvscope/network";
import { isIdentity, type Transform } from "./amounts.ts";
import { drawAhead } from "./draw-ahead.ts";
import type { Drawer } from "./drawing.ts";
import { type BatchReading, ImageBatch } from "./image-batch.ts";
import { imagesPerBatch } from "./images-per-batch.ts";
import { InvarianceError } from "./invariance-error.ts";
import { orderCoarsely } from "./order-coarsely.ts";
import type { OriginalFeatures } from "./original-features.ts";
import { surroundImage } from "./surrounded-image.ts";
import { requireAmount } from "./transform-image.ts";

/** How images are transformed, and what is looked at. */
export interface InvarianceOptions {
  readonly transform: Transform;
  /** Pixels, a factor or degrees. */
  readonly amounts: readonly number[];
  /** One an image. */
  readonly classes: readonly number[];
  /** One a channel in the model's input space: what exposed pixels hold; left out: 0. */
  readonly fill?: readonly number[] | undefined;
  /** Whether readings have the transformed image and the layers' strongest maps. */
  readonly show?: boolean;
  /** Draws the next images while the network is given the last ones; left out: nobody does. */
  readonly drawer?: Drawer | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What became of an image's features. */
export interface InvarianceReading extends BatchReading {
  /** An index into the images. */
  readonly image: number;
  /** An index into the amounts. */
  readonly step: number;
}

/**
 * How far features move while images are: the distance of what layers answer from what they answer to the image as it is,
 * and the probability of a class. All images' curves grow together, coarse to fine.
 * @param originals of one network, with the same layers; they stay the caller's
 * @throws InvarianceError; NetworkError "unsupported" if the network is no classifier; the signal's reason, within a batch
 * @see Zeiler & Fergus 2014, Fig. 5
 */
export async function* measureInvariance(
  compiled: CompiledNetwork,
  originals: readonly OriginalFeatures[],
  options: InvarianceOptions,
): AsyncGenerator<InvarianceReading[]> {
  const { transform, amounts, classes, fill, show = false, drawer, signal } = options;
  const shape = compiled.network.layers[0]!.shape;
  const classifier = findClassifier(compiled.network);
  for (const amount of amounts) requireAmount(transform, amount, shape);
  for (let image = 0; image < originals.length; image++) requireClass(classes[image], classifier.classes);
  const surrounded = originals.map(({ image }) => surroundImage(image, shape, fill));
  const steps = orderCoarsely(amounts.length);
  const [same, changed] = partition(steps, (step) => isIdentity(transform, amounts[step]!));
  const pause = createPause(signal);
  if (same.length > 0) {
    for (const [image, original] of originals.entries()) {
      await pause();
      const reading = await readOriginal(original, classes[image]!, show);
      yield same.map((step) => ({ image, step, ...reading }));
    }
  }
  const size = imagesPerBatch(compiled.network, changed.length);
  const orders = split(changed, size).flatMap((part) =>
    surrounded.map((image, index) => ({ index, part, image, transform, amounts: part.map((step) => amounts[step]!) })),
  );
  const length = shape.reduce((product, side) => product * side, size);
  for await (const { index, part, pixels } of drawAhead(orders, length, drawer)) {
    await pause();
    const batch = new ImageBatch(compiled, pixels, part.length);
    const readings = await batch.read(originals[index]!, classes[index]!, show);
    yield part.map((step, at) => ({ image: index, step, ...readings[at]! }));
  }
}

/** Of an image that stays as it is: nothing moved, so nothing is computed. */
async function readOriginal(original: OriginalFeatures, classIndex: number, show: boolean): Promise<BatchReading> {
  return {
    distances: original.layers.map(() => 0),
    probability: original.probabilities[classIndex]!,
    ...(show ? { seen: { image: original.image, maps: await original.readMaps() } } : {}),
  };
}

function partition<Item>(items: readonly Item[], matches: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(matches), items.filter((item) => !matches(item))];
}

function split<Item>(items: readonly Item[], size: number): Item[][] {
  const parts: Item[][] = [];
  for (let from = 0; from < items.length; from += size) parts.push(items.slice(from, from + size));
  return parts;
}

function requireClass(given: number | undefined, classes: number): void {
  if (given !== undefined && Number.isInteger(given) && given >= 0 && given < classes) return;
  throw new InvarianceError("wrong-class", `class: expected a whole number from 0 to ${classes - 1}, got ${given}`);
}
