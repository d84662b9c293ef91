import { seededRandom } from "@deconvscope/network";
import { requireOption } from "./require-option.ts";
import { countLabels, takeSamples } from "./take-samples.ts";
import { TrainingError } from "./training-error.ts";

/** Labels of every image that may be drawn. */
export interface SampledSplits {
  /** Names of the classes, for messages; labels are indices of it. */
  readonly classes: readonly string[];
  /** Of the split to learn from: one list an image. */
  readonly learned: readonly (readonly number[])[];
  /** Of the split to be measured by; if missing, images that are not learned from are. */
  readonly held?: readonly (readonly number[])[];
}

export interface SampleOptions {
  /** To learn from; 0: all. */
  readonly imagesPerClass: number;
  /** To be measured by, at most; 0: all. */
  readonly testImagesPerClass: number;
  readonly seed: number;
  /** Another draws anew. */
  readonly fold: number;
}

/** Indices of images in their splits, ascending. */
export interface Samples {
  readonly learned: Uint32Array;
  readonly held: Uint32Array;
}

/**
 * Draws the images that a network learns from and is measured by, so many a class. An image of several labels counts for
 * each, so that some classes may get more than asked for; images without labels are left out.
 * @throws TrainingError "out-of-range" naming a class that has too few images
 * @see Zeiler & Fergus 2014, §4.3
 */
export function drawSamples({ classes, learned, held }: SampledSplits, options: SampleOptions): Samples {
  const { imagesPerClass, testImagesPerClass, seed, fold } = options;
  const shared = held === undefined;
  const expected = "at least 1 where images are learned from and measured by in one split";
  requireOption("imagesPerClass", imagesPerClass, expected, !shared || imagesPerClass + testImagesPerClass > 0);
  const counts = countLabels(learned, classes.length);
  for (const [label, count] of counts.entries()) {
    const least = shared && (imagesPerClass > 0 || count > 0) ? Math.max(1, imagesPerClass) + 1 : imagesPerClass;
    if (count < least) throw new TrainingError("out-of-range", tooFew(classes[label]!, count, least, shared));
  }
  const random = seededRandom(seedOfFold(seed, fold));
  const all = Number.POSITIVE_INFINITY;
  const [quota, testQuota] = [imagesPerClass || all, testImagesPerClass || all];
  if (!shared)
    return {
      learned: takeSamples(learned, classes.length, { quota, random }),
      held: takeSamples(held, classes.length, { quota: testQuota, random }),
    };
  const tested = takeSamples(learned, classes.length, {
    quota: testQuota,
    random,
    left: Math.max(1, imagesPerClass),
  });
  return {
    learned: takeSamples(learned, classes.length, { quota, random, except: new Set(tested) }),
    held: tested,
  };
}

function tooFew(name: string, count: number, least: number, shared: boolean): string {
  const use = shared ? `${least - 1} to learn from and one to test` : "to learn from";
  return `class "${name}": ${count} ${count === 1 ? "image" : "images"}; expected at least ${least}${shared ? "," : ""} ${use}`;
}

/** Seeds of neighbouring folds and of neighbouring seeds have nothing in common. */
function seedOfFold(seed: number, fold: number): number {
  const random = seededRandom(seed);
  for (let before = 0; before < fold; before++) random();
  return Math.floor(random() * 2 ** 32);
}
