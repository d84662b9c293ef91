import { type DrawnPart, formatImageReference, type ImageReference, type PixelRect } from "@deconvscope/shell";

/** Rectangles that somebody drew, by image and part; undefined where somebody took one away. */
export type DrawnParts = Readonly<Record<string, Readonly<Record<string, PixelRect | undefined>>>>;

interface Size {
  height: number;
  width: number;
}

/** The address's drawn parts in pixels of the model's input. */
export function placeDrawn(parts: readonly DrawnPart[], size: Size): DrawnParts {
  const drawn: Record<string, Record<string, PixelRect | undefined>> = {};
  for (const { image, part, rect } of parts) {
    const own = drawn[formatImageReference(image)] ?? {};
    own[part] = rect && toPixels(rect, size);
    drawn[formatImageReference(image)] = own;
  }
  return drawn;
}

/** The address's drawn parts after one more; of each image and part there is one. */
export function withDrawn(
  parts: readonly DrawnPart[],
  { image, part, rect }: { image: ImageReference; part: string; rect: PixelRect | undefined },
  { height, width }: Size,
): DrawnPart[] {
  const key = formatImageReference(image);
  const others = parts.filter((other) => other.part !== part || formatImageReference(other.image) !== key);
  const shares = rect && {
    x: rect.x / width,
    y: rect.y / height,
    width: rect.width / width,
    height: rect.height / height,
  };
  return [...others, { image, part, rect: shares }];
}

/** Whole pixels, at least one, inside the input. */
function toPixels(rect: PixelRect, { height, width }: Size): PixelRect {
  const along = (from: number, length: number, side: number): readonly [number, number] => {
    const first = Math.min(side - 1, Math.round(from * side));
    return [first, Math.max(1, Math.min(side - first, Math.round(length * side)))];
  };
  const [x, wide] = along(rect.x, rect.width, width);
  const [y, high] = along(rect.y, rect.height, height);
  return { x, y, width: wide, height: high };
}
