import type { ReceptiveField } from "./receptive-fields.ts";
import type { Shape } from "./shape.ts";

/** A rectangle of pixels. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The input pixels that unit (y, x) sees, clipped to the input; empty (0 × 0) where it sees only padding.
 * @param input the network's input, [height, width, channels]
 */
export function unitReceptiveField(field: ReceptiveField, y: number, x: number, input: Shape): Rect {
  const [top, bottom] = clip(field.offsetY + y * field.strideY, field.height, input[0] ?? 0);
  const [left, right] = clip(field.offsetX + x * field.strideX, field.width, input[1] ?? 0);
  if (bottom <= top || right <= left) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function clip(start: number, size: number, length: number): [number, number] {
  return [Math.max(0, start), Math.min(length, start + size)];
}
