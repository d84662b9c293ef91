import { crc32 } from "node:zlib";
import sharp from "sharp";

/**
 * Encodes pixels as a PNG.
 * @param pixels [height, width, channels]
 * @param text kept in the file as iTXt chunks, e.g. where the picture comes from; keywords are 1 … 79 Latin characters
 * @throws RangeError if pixels and sizes do not agree or a keyword cannot be written
 */
export async function encodePng(
  pixels: Uint8Array,
  width: number,
  height: number,
  channels: 1 | 3 | 4,
  text: Record<string, string> = {},
): Promise<Uint8Array> {
  if (pixels.length !== width * height * channels) {
    throw new RangeError(`expected ${width} × ${height} × ${channels} pixel values, got ${pixels.length}`);
  }
  let image = sharp(pixels, { raw: { width, height, channels }, limitInputPixels: false });
  if (channels === 1) image = image.toColourspace("b-w");
  const png = await image.png({ compressionLevel: 6, adaptiveFiltering: false }).toBuffer();
  const chunks = Object.entries(text).map(([keyword, value]) => textChunk(keyword, value));
  return Buffer.concat([png.subarray(0, afterHeader), ...chunks, png.subarray(afterHeader)]);
}

/** Signature (8 bytes) and IHDR (25 bytes). */
const afterHeader = 33;

function textChunk(keyword: string, value: string): Buffer {
  if (!/^[\x21-\x7e]([\x20-\x7e]{0,77}[\x21-\x7e])?$/.test(keyword)) {
    throw new RangeError(`expected a PNG keyword of 1 to 79 printable ASCII characters, got "${keyword}"`);
  }
  // Keyword, then no compression, no language and no translated keyword, then UTF-8.
  const body = Buffer.concat([Buffer.from(`iTXt${keyword}\0\0\0\0\0`, "latin1"), Buffer.from(value, "utf8")]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}
