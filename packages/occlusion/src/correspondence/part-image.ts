import type { Rect, Shape } from "@deconvscope/network";
import { OcclusionError } from "../occlusion-error.ts";

/** An image of an object whose parts are known. */
export interface PartImage {
  /** [h, w, c] in the model's input space */
  readonly input: Float32Array;
  /** By name, inside the image. */
  readonly parts: ReadonlyMap<string, Rect>;
}

/**
 * Checks that images can be compared part by part.
 * @param shape of the model's input
 * @returns the parts' names, in the first image's order
 * @throws OcclusionError "wrong-images", "wrong-rectangle"
 */
export function requirePartImages(images: readonly PartImage[], shape: Shape): string[] {
  if (images.length < 2) rejectImages("images", "at least 2", images.length);
  const names = [...images[0]!.parts.keys()];
  if (names.length === 0) rejectImages("images[0].parts", "at least one part", "none");
  const pixels = shape.reduce((product, length) => product * length, 1);
  for (const [index, { input, parts }] of images.entries()) {
    if (input.length !== pixels) {
      rejectImages(`images[${index}].image`, `${pixels} numbers, as the model's input has`, input.length);
    }
    if (parts.size !== names.length || !names.every((name) => parts.has(name))) {
      rejectImages(`images[${index}].parts`, `${list(names)}, as in images[0]`, list([...parts.keys()]));
    }
    for (const [name, rect] of parts) requireRect(`images[${index}].parts["${name}"]`, rect, shape);
  }
  return names;
}

function requireRect(field: string, { x, y, width, height }: Rect, [rows = 1, columns = 1]: Shape): void {
  const isWhole = [x, y, width, height].every((value) => Number.isInteger(value));
  const isInside = x >= 0 && y >= 0 && x + width <= columns && y + height <= rows;
  if (isWhole && isInside && width >= 1 && height >= 1) return;
  const expected = `expected at least one pixel, inside ${columns} × ${rows}`;
  throw new OcclusionError("wrong-rectangle", `${field}: ${expected}, got ${width} × ${height} at x ${x}, y ${y}`);
}

function rejectImages(field: string, expected: string, got: string | number): never {
  throw new OcclusionError("wrong-images", `${field}: expected ${expected}, got ${got}`);
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.map((name) => `"${name}"`).join(", ");
}
