import { type Rect, type Shape, seededRandom } from "@deconvscope/network";
import type { PartImage } from "./part-image.ts";

/** Where one part is masked, and where its control is. */
export interface PartMasks {
  readonly part: string;
  /** By image: the part itself, then one rectangle a draw. */
  readonly rects: readonly (readonly Rect[])[];
}

/**
 * Draws the control, a part after the other: for each part, draw and image a rectangle of the part's size, uniform over all places wholly inside.
 * @param shape of the model's input
 * @param seed the same one draws the same places
 */
export function* planMasks(
  images: readonly PartImage[],
  parts: readonly string[],
  shape: Shape,
  draws: number,
  seed: number,
): Generator<PartMasks> {
  const [rows = 1, columns = 1] = shape;
  const random = seededRandom(seed);
  const drawBelow = (count: number): number => Math.floor(random() * count);
  for (const part of parts) {
    const rects = images.map((image) => [image.parts.get(part)!]);
    for (let draw = 0; draw < draws; draw++) {
      for (const own of rects) {
        const { width, height } = own[0]!;
        own.push({ x: drawBelow(columns - width + 1), y: drawBelow(rows - height + 1), width, height });
      }
    }
    yield { part, rects };
  }
}
