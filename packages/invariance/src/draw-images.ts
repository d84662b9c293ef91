import { code } from "./gen/draw-images.ts";
import type { SourceMap } from "./source-map.ts";
import { margin, type SurroundedImage } from "./surrounded-image.ts";
import { instantiateCode, PAGE_BYTES } from "./web-assembly.ts";

const FLOAT = Float32Array.BYTES_PER_ELEMENT;
/** Numbers behind an array that vector instructions touch. */
const SPARE = 4;

/** This thread's. The memory holds an image and one that is drawn of it, the largest ones so far. */
const { memory, exports } = instantiateCode(code);

/**
 * Draws an image anew, each pixel between the four that it comes from: places in double precision, pixels in single.
 * @param maps one for each time that it is drawn
 * @param drawn [maps, h, w, c] is written to
 * @throws RangeError if there is no memory for the image
 */
export function drawImages({ shape, pixels }: SurroundedImage, maps: readonly SourceMap[], drawn: Float32Array): void {
  const [height, width, channels] = shape;
  const length = height * width * channels;
  const start = (pixels.length + SPARE) * FLOAT;
  reserve(start + (length + SPARE) * FLOAT);
  new Float32Array(memory.buffer, 0, pixels.length).set(pixels);
  const made = new Float32Array(memory.buffer, start, length);
  const pixelBytes = channels * FLOAT;
  const rowBytes = (width + 2 * margin) * pixelBytes;
  const inside = margin * (rowBytes + pixelBytes);
  for (const [index, { row, rowDown, rowAcross, column, columnDown, columnAcross }] of maps.entries()) {
    const places = [row, rowDown, rowAcross, column, columnDown, columnAcross];
    exports.draw!(inside, rowBytes, start, height, width, channels, ...places);
    drawn.set(made, index * length);
  }
}

function reserve(bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE_BYTES);
  if (missing > 0) memory.grow(missing);
}
