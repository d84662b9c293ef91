import {
  type DatasetEntry,
  DatasetError,
  decodeImage,
  encodePng,
  type ImageDataset,
  ImageError,
  prepareImage,
} from "@deconvscope/datasets";
import type { EngineJobs, ListedImage } from "./engine-jobs.ts";

/** Images that are decoded at once: what is computed meanwhile holds up each step of one. */
const atOnce = 4;

/**
 * One page of a split's images, in the dataset's order.
 * @throws DatasetError
 */
export async function listImages(
  dataset: ImageDataset,
  { split, label, offset, limit, thumbnail }: EngineJobs["listImages"]["request"],
  maxPixels: number,
  signal: AbortSignal,
): Promise<ListedImage[]> {
  const entries = await dataset.entries(split, { ...(label === undefined ? {} : { label }), offset, limit });
  const list = async ({ index, labels, parts }: DatasetEntry): Promise<ListedImage> => {
    const encoded = () => dataset.encoded(split, index);
    const thumbnailPng = thumbnail === 0 ? undefined : await drawThumbnail(encoded, thumbnail, maxPixels);
    return { index, labels, parts, thumbnailPng };
  };
  const listed: ListedImage[] = [];
  for (let from = 0; from < entries.length; from += atOnce) {
    signal.throwIfAborted();
    listed.push(...(await Promise.all(entries.slice(from, from + atOnce).map(list))));
  }
  return listed;
}

/** The centre square, as the networks see it; none of an image that is damaged or gone, so that its page is listed still. */
async function drawThumbnail(
  encoded: () => Promise<Uint8Array>,
  side: number,
  maxPixels: number,
): Promise<Uint8Array | undefined> {
  try {
    const image = await decodeImage(await encoded(), { maxPixels });
    const { display } = await prepareImage(image, thumbnailPreprocessing(side), [side, side, 3]);
    return await encodePng(display, side, side, 3);
  } catch (error) {
    if (error instanceof ImageError || (error instanceof DatasetError && error.code === "unreadable")) {
      return undefined;
    }
    throw error;
  }
}

function thumbnailPreprocessing(side: number) {
  return { resizeShortSide: side, channelOrder: "RGB", divideBy: 1, mean: [], deviation: [] } as const;
}
