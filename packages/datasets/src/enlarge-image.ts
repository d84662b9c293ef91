import type { Region } from "sharp";
import type { DecodedImage } from "./decode-image.ts";

/** Binary places of a weight; two weighted bytes then just fit 32 bits. */
const precision = 22;
const half = 1 << (precision - 1);

/**
 * Enlarges an image by bilinear interpolation between the centres of its pixels, to the byte as Pillow and torchvision
 * do, and cuts a region out. libvips interpolates half a pixel beside that, and takes three times as long on the small
 * images of datasets.
 * @param size at least the image's
 * @param region within `size`; nothing else is computed
 * @returns [region.height, region.width, 3]
 */
export function enlargeImage(
  { pixels, width, height }: DecodedImage,
  size: { readonly width: number; readonly height: number },
  region: Region,
): Uint8Array {
  const stride = 3 * region.width;
  const columns = interpolate(width, size.width, region.left, region.width);
  const rows = interpolate(height, size.height, region.top, region.height);
  const top = rows.before[0] ?? 0;
  const widened = new Uint8Array(((rows.after.at(-1) ?? 0) + 1 - top) * stride);
  // Names one by one: a pair that is taken apart for each pixel is garbage, a hundred times what the image is.
  for (let to = 0, from = 3 * width * top; to < widened.length; from += 3 * width) {
    for (let x = 0; x < region.width; x++, to += 3) {
      const a = from + 3 * columns.before[x]!;
      const b = from + 3 * columns.after[x]!;
      const near = columns.weightBefore[x]!;
      const far = columns.weightAfter[x]!;
      widened[to] = (pixels[a]! * near + pixels[b]! * far + half) >> precision;
      widened[to + 1] = (pixels[a + 1]! * near + pixels[b + 1]! * far + half) >> precision;
      widened[to + 2] = (pixels[a + 2]! * near + pixels[b + 2]! * far + half) >> precision;
    }
  }
  const enlarged = new Uint8Array(region.height * stride);
  for (let y = 0, to = 0; y < region.height; y++) {
    const [near, far] = [rows.weightBefore[y]!, rows.weightAfter[y]!];
    let a = (rows.before[y]! - top) * stride;
    let b = (rows.after[y]! - top) * stride;
    for (const end = to + stride; to < end; to++, a++, b++) {
      enlarged[to] = (widened[a]! * near + widened[b]! * far + half) >> precision;
    }
  }
  return enlarged;
}

/** Between which two pixels each one of the result lies, and how much of each it takes. */
interface Interpolation {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly weightBefore: Int32Array;
  readonly weightAfter: Int32Array;
}

function interpolate(from: number, to: number, start: number, count: number): Interpolation {
  const before = new Int32Array(count);
  const after = new Int32Array(count);
  const weightBefore = new Int32Array(count);
  const weightAfter = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const centre = Math.min(from - 1, Math.max(0, ((start + i + 0.5) * from) / to - 0.5));
    const left = Math.floor(centre);
    before[i] = left;
    after[i] = Math.min(from - 1, left + 1);
    weightAfter[i] = Math.round((centre - left) * 2 ** precision);
    weightBefore[i] = Math.round((1 - centre + left) * 2 ** precision);
  }
  return { before, after, weightBefore, weightAfter };
}
