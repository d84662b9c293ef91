import { type DecodedImage, type Preprocessing, prepareImage } from "@deconvscope/datasets";
import type { Framing } from "./frame-images.ts";

const plain = { divideBy: 1, mean: [], deviation: [] };

/**
 * An image as it is kept for crops.
 * @returns [height, width, channels] pixels in the network's channel order
 */
export async function frameImage(
  image: DecodedImage,
  { whole: [height, width], shortSide }: Framing,
  channelOrder: Preprocessing["channelOrder"],
): Promise<Uint8Array> {
  const channels = channelOrder === "GRAY" ? 1 : 3;
  const preprocessing = { resizeShortSide: shortSide, channelOrder, ...plain };
  const { display } = await prepareImage(image, preprocessing, [height, width, channels]);
  if (channelOrder === "RGB") {
    return display;
  }
  if (channelOrder === "GRAY") {
    return display.filter((_, place) => place % 3 === 0);
  }
  return display.map((_, place) => display[place + 2 - 2 * (place % 3)]!);
}
