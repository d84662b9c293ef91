import sharp, { type Region, type Sharp } from "sharp";
import type { DecodedImage } from "./decode-image.ts";
import { enlargeImage } from "./enlarge-image.ts";

/**
 * Resizes an image to the given size exactly, its proportions given up.
 * The kernel is a triangle widened by the scale when shrinking (antialiased bilinear, as Pillow's and torchvision's).
 * @returns [height, width, 3]
 */
export async function resizeImage(image: DecodedImage, width: number, height: number): Promise<Uint8Array> {
  if (image.width === width && image.height === height) return image.pixels;
  if (isSmaller(image, { width, height })) {
    return enlargeImage(image, { width, height }, { left: 0, top: 0, width, height });
  }
  return fromPixels(image).resize({ width, height, fit: "fill", kernel: "linear" }).raw().toBuffer();
}

/**
 * Resizes an image so that its short side has `shortSide` pixels, and cuts the given size out of the centre.
 * Odd remainders are rounded down, towards the top left.
 * @param shortSide at least the larger of width and height
 * @returns [height, width, 3]
 */
export async function resizeAndCrop(
  image: DecodedImage,
  shortSide: number,
  width: number,
  height: number,
): Promise<Uint8Array> {
  const source = await cutLongImage(image);
  const short = Math.min(source.width, source.height);
  const resized = {
    width: Math.floor((source.width * shortSide) / short),
    height: Math.floor((source.height * shortSide) / short),
  };
  const region = centre(resized, width, height);
  if (resized.width === source.width && resized.height === source.height) return cut(source, region);
  if (isSmaller(source, resized)) return enlargeImage(source, resized, region);
  return fromPixels(source)
    .resize({ ...resized, fit: "fill", kernel: "linear" })
    .extract(region)
    .raw()
    .toBuffer();
}

function isSmaller(image: DecodedImage, { width, height }: { width: number; height: number }): boolean {
  return image.width <= width && image.height <= height;
}

/** Beyond this ratio of its sides only an image's middle is resized, or one of 1 × 10,000 would become gigabytes. */
export const longestRatio = 8;

async function cutLongImage(image: DecodedImage): Promise<DecodedImage> {
  const longest = Math.min(image.width, image.height) * longestRatio;
  if (Math.max(image.width, image.height) <= longest) return image;
  const kept = { width: Math.min(image.width, longest), height: Math.min(image.height, longest) };
  return { ...kept, pixels: await cut(image, centre(image, kept.width, kept.height)) };
}

function centre(from: { width: number; height: number }, width: number, height: number): Region {
  return {
    left: Math.floor((from.width - width) / 2),
    top: Math.floor((from.height - height) / 2),
    width,
    height,
  };
}

function cut(image: DecodedImage, region: Region): Promise<Uint8Array> {
  return fromPixels(image).extract(region).raw().toBuffer();
}

function fromPixels({ pixels, width, height }: DecodedImage): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 3 }, limitInputPixels: false });
}
