/** Pixels of the input. */
export interface PixelRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `68, 20, 75, 75`: x, y, width, height; a dash where it is unknown. */
export function rectText(rect: PixelRect | undefined): string {
  return rect ? [rect.x, rect.y, rect.width, rect.height].join(", ") : "–";
}

/** `6, 12`: y, x; a dash where units have no place. */
export function placeText({ y, x }: { readonly y?: number; readonly x?: number }): string {
  return y === undefined || x === undefined ? "–" : `${y}, ${x}`;
}
