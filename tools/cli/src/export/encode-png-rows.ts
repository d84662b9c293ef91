import { pipeline, Readable } from "node:stream";
import { crc32, createDeflate } from "node:zlib";

/** What a PNG is, apart from its pixels. */
export interface PngHead {
  readonly width: number;
  readonly height: number;
  /** Kept in tEXt chunks before the pixels, by keyword; ASCII. */
  readonly text: Readonly<Record<string, string>>;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Encodes a PNG while its rows come, so that pictures of any size take the memory of a band.
 * @param bands [rows, width, 3] sRGB from the top, of any number of rows each
 * @throws RangeError if the bands have not `height` rows together
 * @see https://www.w3.org/TR/png-3/
 */
export async function* encodePngRows(
  { width, height, text }: PngHead,
  bands: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  yield signature;
  yield chunk("IHDR", header);
  for (const [keyword, value] of Object.entries(text)) {
    yield chunk("tEXt", Buffer.from(`${keyword}\0${value}`, "latin1"));
  }
  // What fails on the way ends the iteration below with its error.
  const packed = pipeline(Readable.from(filterBands(bands, width, height)), createDeflate(), () => undefined);
  for await (const data of packed) yield chunk("IDAT", data);
  yield chunk("IEND", Buffer.alloc(0));
}

/** Every row as its differences to the pixel on the left, which photographs are packed better as. */
async function* filterBands(
  bands: AsyncIterable<Uint8Array>,
  width: number,
  height: number,
): AsyncGenerator<Uint8Array> {
  const stride = 3 * width;
  let rows = 0;
  for await (const band of bands) {
    const filtered = Buffer.alloc(band.length + band.length / stride);
    for (let from = 0, to = 0; from < band.length; from += stride, rows++) {
      filtered[to++] = 1;
      for (let i = 0; i < stride; i++) filtered[to++] = band[from + i]! - (i < 3 ? 0 : band[from + i - 3]!);
    }
    yield filtered;
  }
  if (rows !== height) throw new RangeError(`expected ${height} rows of ${width} pixels, got ${rows}`);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  whole.write(type, 4, "latin1");
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8);
  return whole;
}
