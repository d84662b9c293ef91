import { type CompiledNetwork, DeconvnetError, runToLayers } from "@deconvscope/deconvnet";
import { type Classifier, toProbabilities } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import { type CropWindow, cropWindow, type Extent } from "./crop-window.ts";
import { findScores, type LabelCount } from "./find-scores.ts";

/** Crops of larger images, whose answers are averaged. */
export interface Crops {
  /** Cells of the images as they are given. */
  readonly whole: Extent;
  readonly windows: readonly CropWindow[];
}

export interface ClassifyOptions {
  /** Of the network, for words. */
  readonly name?: string;
  /** `one` if missing. */
  readonly labels?: LabelCount;
  /** Images of a pass; so many are given, or a multiple. */
  readonly batchSize: number;
  /** Each as large as the network's input; images are that large where there are none. */
  readonly crops?: Crops | undefined;
  /** Called before each pass; what it throws ends the work. */
  readonly pause?: () => Promise<void>;
}

/**
 * Class probabilities of images, of several crops the mean. Where the network ends in scores a softmax, or a sigmoid a class
 * where each is judged by itself or several may be in an image.
 * @param values [b, h, w, c] in the model's input space; rows beyond the images are not looked at
 * @param images their numbers, for words
 * @returns [images, classes], 0 … 1
 * @throws DeconvnetError "not-finite" naming the image; NetworkError "unsupported" if the network is no classifier
 * @see Zeiler & Fergus 2014, §3
 */
export async function classifyImages(
  compiled: CompiledNetwork,
  values: Float32Array,
  images: readonly number[],
  { name, labels = "one", batchSize, crops, pause }: ClassifyOptions,
): Promise<Float64Array> {
  const [height = 1, width = 1, channels = 1] = compiled.network.layers[0]!.shape;
  const classifier = findScores(compiled.network, labels);
  const { classes } = classifier;
  const probabilities = new Float64Array(images.length * classes);
  const cells = crops ? crops.whole[0] * crops.whole[1] : height * width;
  const cropped = new Float32Array(crops ? batchSize * height * width * channels : 0);
  for (let from = 0; from < images.length; from += batchSize) {
    const pass = images.slice(from, from + batchSize);
    const whole = values.subarray(from * cells * channels, (from + batchSize) * cells * channels);
    const own = probabilities.subarray(from * classes, (from + pass.length) * classes);
    for (const window of crops?.windows ?? [undefined]) {
      await pause?.();
      if (crops && window) cutCrops(whole, [...crops.whole, channels], window, [height, width], cropped);
      const answers = await runPass(compiled, classifier, crops ? cropped : whole, pass, name);
      for (let place = 0; place < own.length; place++) own[place] = own[place]! + answers[place]!;
    }
    const count = crops?.windows.length ?? 1;
    if (count > 1) for (let place = 0; place < own.length; place++) own[place] = own[place]! / count;
  }
  return probabilities;
}

async function runPass(
  compiled: CompiledNetwork,
  classifier: Classifier,
  values: Float32Array,
  images: readonly number[],
  name?: string,
): Promise<Float64Array> {
  const { scores, classes } = classifier;
  const [output] = runToLayers(compiled, values, new Set([scores]), (_, own) => [tf.clone(own)]);
  try {
    const said = (await output!.data<"float32">()).subarray(0, images.length * classes);
    const answers = toProbabilities(said, classifier);
    const wrong = answers.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) {
      const place = `${name === undefined ? "" : `"${name}", `}image ${images[Math.floor(wrong / classes)]}, class ${wrong % classes}`;
      throw new DeconvnetError("not-finite", `${place}: expected a finite probability, got ${answers[wrong]}`);
    }
    return answers;
  } finally {
    output!.dispose();
  }
}

/** The same window of every image. */
function cutCrops(
  whole: Float32Array,
  shape: readonly [height: number, width: number, channels: number],
  window: CropWindow,
  size: Extent,
  target: Float32Array,
): void {
  const [height, width, channels] = shape;
  const [from, to] = [height * width * channels, size[0] * size[1] * channels];
  const same = { scale: new Array<number>(channels).fill(1), offset: new Array<number>(channels).fill(0) };
  for (let place = 0; place * from < whole.length; place++) {
    const image = whole.subarray(place * from, (place + 1) * from);
    cropWindow(image, shape, window, size, target.subarray(place * to, (place + 1) * to), same);
  }
}
