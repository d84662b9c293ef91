import type { PixelRect } from "../layers/unit-at.ts";
import { frameImage } from "./frame-image.ts";

/**
 * Rectangles of an image file where they lie in a model's input; those that the network does not see are left out.
 * @param size of the file, in pixels
 * @param input [height, width, channels]
 */
export function placeParts(
  parts: Readonly<Record<string, PixelRect>>,
  size: { width: number; height: number },
  resizeShortSide: number,
  input: readonly number[],
): Record<string, PixelRect> {
  const [height = 1, width = 1] = input;
  const frame = frameImage(size, resizeShortSide, input);
  const placed: Record<string, PixelRect> = {};
  for (const [name, part] of Object.entries(parts)) {
    const [left, right] = span(part.x, part.width, frame.x, width / frame.width, width);
    const [top, bottom] = span(part.y, part.height, frame.y, height / frame.height, height);
    if (right > left && bottom > top) placed[name] = { x: left, y: top, width: right - left, height: bottom - top };
  }
  return placed;
}

function span(start: number, length: number, origin: number, scale: number, side: number): [number, number] {
  const inside = (at: number) => Math.max(0, Math.min(side, Math.round((at - origin) * scale)));
  return [inside(start), inside(start + length)];
}
