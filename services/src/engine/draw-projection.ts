import { encodePng, type Preprocessing } from "@deconvscope/datasets";
import { type Projection, signalScale, toneSignal } from "@deconvscope/deconvnet";
import type { Rect } from "@deconvscope/network";
import { shrinkPixels } from "./shrink-pixels.ts";
import type { WarmPass } from "./warm-models.ts";

/** Pictures that are drawn while the next units are projected. */
export const mostPictures = 16;

const nothing = new Uint8Array();

/** A projection beside what it explains. */
export interface DrawnProjection {
  /** 98.5th percentile of |signal| inside the field. */
  readonly scale: number;
  readonly projectionPng: Uint8Array;
  readonly patchPng: Uint8Array;
}

/**
 * Draws a projection, and the part of the image that its unit sees.
 * @param side longest side of the pictures; 0: as large as the field
 */
export async function drawProjection(
  { display, inputShape }: Pick<WarmPass, "display" | "inputShape">,
  { field, signal }: Projection,
  { channelOrder }: Preprocessing,
  side = 0,
): Promise<DrawnProjection> {
  const scale = signalScale(signal);
  const [, , channels = 1] = inputShape;
  const [projectionPng, patchPng] = await Promise.all([
    drawSignal(signal, field, channels, scale, channelOrder, side),
    drawPatch(display, inputShape, field, side),
  ]);
  return { scale, projectionPng, patchPng };
}

/**
 * PNG of a signal in its field: ±scale on 0 … 255, zero at mid-grey.
 * @param signal [field.height, field.width, channels] in the network's input space
 * @param side longest side of the picture; 0: as large as the field
 * @returns no bytes for an empty field
 */
async function drawSignal(
  signal: Float32Array,
  field: Rect,
  channels: number,
  scale: number,
  order: Preprocessing["channelOrder"],
  side: number,
): Promise<Uint8Array> {
  if (field.width === 0 || field.height === 0) {
    return nothing;
  }
  const shown = channels === 1 || channels === 3 ? signal : meanOfChannels(signal, channels);
  const tones = toneSignal(shown, scale);
  if (channels === 3 && order === "BGR") {
    swapEnds(tones);
  }
  return encode(tones, field, channels === 3 ? 3 : 1, side);
}

/**
 * PNG of what the network sees inside a field.
 * @param display [height, width, 3] sRGB of the whole input
 * @param shape [height, width, …] of the input
 * @param side longest side of the picture; 0: as large as the field
 * @returns no bytes for an empty field
 */
async function drawPatch(
  display: Uint8Array,
  shape: readonly number[],
  field: Rect,
  side: number,
): Promise<Uint8Array> {
  if (field.width === 0 || field.height === 0) {
    return nothing;
  }
  const width = shape[1] ?? 0;
  const patch = new Uint8Array(field.width * field.height * 3);
  for (let y = 0; y < field.height; y++) {
    const start = ((field.y + y) * width + field.x) * 3;
    patch.set(display.subarray(start, start + field.width * 3), y * field.width * 3);
  }
  return encode(patch, field, 3, side);
}

/** Pictures are never enlarged. */
function encode(pixels: Uint8Array, { width, height }: Rect, channels: 1 | 3, side: number): Promise<Uint8Array> {
  if (side === 0 || Math.max(width, height) <= side) {
    return encodePng(pixels, width, height, channels);
  }
  const shrunk = shrinkPixels({ pixels, width, height }, channels, side);
  return encodePng(shrunk.pixels, shrunk.width, shrunk.height, channels);
}

function meanOfChannels(signal: Float32Array, channels: number): Float32Array {
  const mean = new Float32Array(signal.length / channels);
  signal.forEach((value, index) => {
    mean[Math.floor(index / channels)]! += value / channels;
  });
  return mean;
}

/** BGR to RGB in place. */
function swapEnds(pixels: Uint8Array): void {
  for (let i = 0; i + 2 < pixels.length; i += 3) {
    const first = pixels[i]!;
    pixels[i] = pixels[i + 2]!;
    pixels[i + 2] = first;
  }
}
