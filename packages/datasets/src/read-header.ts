import sharp, { type Metadata } from "sharp";
import { ImageError } from "./image-error.ts";
import { isReadableFormat, readableFormats } from "./image-format.ts";

/** An image of at most this many pixels is decoded unless another limit is given. */
export const defaultMaxPixels = 64 * 1024 * 1024;

/**
 * Reads an image's header and no pixels.
 * @param source the encoded bytes, or the path of a file
 * @throws ImageError if it is empty, no image, of a format that is not read, or of more than `maxPixels` pixels
 */
export async function readHeader(source: Uint8Array | string, maxPixels = defaultMaxPixels): Promise<Metadata> {
  if (typeof source !== "string" && source.length === 0) throw new ImageError("empty", "the image is empty: 0 bytes");
  const header = await readMetadata(source);
  if (!isReadableFormat(header.format)) {
    throw new ImageError(
      "unsupported-format",
      `${header.format.toUpperCase()} images are not read; expected ${readableFormats.join(", ")}`,
    );
  }
  if (header.width * header.height > maxPixels) {
    throw new ImageError(
      "too-large",
      `the image has ${header.width} × ${header.height} = ${count(header.width * header.height)} pixels; ` +
        `at most ${count(maxPixels)} are decoded`,
    );
  }
  return header;
}

async function readMetadata(source: Uint8Array | string): Promise<Metadata> {
  try {
    return await sharp(source, { limitInputPixels: false }).metadata();
  } catch (error) {
    const given = typeof source === "string" ? "the file" : `the ${source.length.toLocaleString("en")} bytes given`;
    throw new ImageError(
      "not-an-image",
      `${given} cannot be read as an image; expected ${readableFormats.join(", ")}`,
      {
        cause: error,
      },
    );
  }
}

function count(pixels: number): string {
  return pixels.toLocaleString("en");
}
