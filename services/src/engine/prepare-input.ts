import { decodeImage, type Preprocessing, prepareImage, stampImages } from "@deconvscope/datasets";
import type { Shape } from "@deconvscope/network";
import type { EngineImage } from "./engine-jobs.ts";
import type { OpenDatasets } from "./open-datasets.ts";
import { showTensor } from "./show-tensor.ts";

/** An image as a network takes it, and as it is shown. */
export interface PreparedInput {
  /** [height, width, channels] in the network's input space */
  readonly input: Float32Array;
  /** [height, width, 3] sRGB: what the network sees */
  readonly display: Uint8Array;
}

/**
 * Makes a network's input of an image from wherever it comes.
 * @param shape [height, width, channels] of the network's input
 * @param input [height, width, channels] is written into where an image has to be prepared; else made
 * @throws ImageError, DatasetError
 */
export async function prepareInput(
  image: EngineImage,
  preprocessing: Preprocessing,
  shape: Shape,
  datasets: OpenDatasets,
  maxPixels: number,
  input?: Float32Array,
): Promise<PreparedInput> {
  if (image.kind === "tensor") {
    return { input: image.values, display: showTensor(image.values, preprocessing, shape) };
  }
  const encoded =
    image.kind === "encoded"
      ? image.bytes
      : await (await datasets.open(image.dataset)).encoded(image.split, image.index);
  return prepareImage(await decodeImage(encoded, { maxPixels }), preprocessing, shape, input);
}

/** What `WarmModels.imageKey` tells. */
export async function imageKey(image: EngineImage, datasets: OpenDatasets): Promise<string> {
  if (image.kind !== "dataset") {
    return `${image.kind} ${image.sha256}`;
  }
  const { dataset, split, index } = image;
  const stamps = await stampImages(await datasets.open(dataset), split, [index]);
  return JSON.stringify([dataset.format, dataset.path, split, index, stamps.join()]);
}
