import { encodePng, type Preprocessing } from "@deconvscope/datasets";
import { toneSignal } from "@deconvscope/deconvnet";
import type { Rect } from "@deconvscope/network";

const nothing = new Uint8Array();

/**
 * PNG of a signal in its field: ±scale on 0 … 255, zero at mid-grey.
 * @param signal [field.height, field.width, channels] in the network's input space
 * @returns no bytes for an empty field
 */
export async function drawSignal(
  signal: Float32Array,
  field: Rect,
  channels: number,
  scale: number,
  order: Preprocessing["channelOrder"],
): Promise<Uint8Array> {
  if (field.width === 0 || field.height === 0) {
    return nothing;
  }
  const shown = channels === 1 || channels === 3 ? signal : meanOfChannels(signal, channels);
  const tones = toneSignal(shown, scale);
  if (channels === 3 && order === "BGR") {
    swapEnds(tones);
  }
  return encodePng(tones, field.width, field.height, channels === 3 ? 3 : 1);
}

/**
 * PNG of what the network sees inside a field.
 * @param display [height, width, 3] sRGB of the whole input
 * @param shape [height, width, …] of the input
 * @returns no bytes for an empty field
 */
export async function drawPatch(display: Uint8Array, shape: readonly number[], field: Rect): Promise<Uint8Array> {
  if (field.width === 0 || field.height === 0) {
    return nothing;
  }
  const width = shape[1] ?? 0;
  const patch = new Uint8Array(field.width * field.height * 3);
  for (let y = 0; y < field.height; y++) {
    const start = ((field.y + y) * width + field.x) * 3;
    patch.set(display.subarray(start, start + field.width * 3), y * field.width * 3);
  }
  return encodePng(patch, field.width, field.height, 3);
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
