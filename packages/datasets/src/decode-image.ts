import sharp from "sharp";
import { ImageError } from "./image-error.ts";
import { defaultMaxPixels, readHeader } from "./read-header.ts";

/** An image as it is looked at: upright, opaque, eight bits a channel. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  /** [height, width, 3] sRGB */
  readonly pixels: Uint8Array;
}

/**
 * Decodes an image file to sRGB: turned upright by its EXIF, the first frame of an animation, 16 bits to 8, CMYK and
 * embedded profiles converted, grey spread over three channels, transparency laid over mid-grey (#808080).
 * @param encoded a JPEG, PNG, WebP, GIF, TIFF or AVIF file
 * @param limits.maxPixels checked against the header before any pixel is decoded; default 64 Mi
 * @throws ImageError
 */
export async function decodeImage(encoded: Uint8Array, limits: { maxPixels?: number } = {}): Promise<DecodedImage> {
  const { maxPixels = defaultMaxPixels } = limits;
  if (!isJpeg(encoded)) await readHeader(encoded, maxPixels);
  try {
    const { data, info } = await sharp(encoded, { failOn: "error", limitInputPixels: maxPixels })
      .autoOrient()
      .flatten({ background: "#808080" })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, pixels: threeChannels(data, info.channels) };
  } catch (error) {
    await readHeader(encoded, maxPixels);
    const why = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
    throw new ImageError("damaged", `the image is truncated or damaged: ${why}`, { cause: error });
  }
}

/** Its header is looked at only where decoding fails: that takes a third as long as decoding a small image. */
function isJpeg(encoded: Uint8Array): boolean {
  return encoded[0] === 0xff && encoded[1] === 0xd8 && encoded[2] === 0xff;
}

function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  const pixels = new Uint8Array((data.length / channels) * 3);
  for (let i = 0; i < pixels.length; i++) pixels[i] = data[Math.floor(i / 3) * channels]!;
  return pixels;
}
