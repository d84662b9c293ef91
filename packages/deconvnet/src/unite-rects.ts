import type { Rect } from "@deconvscope/network";

/** The smallest rectangle that holds both; an empty one adds nothing. */
export function uniteRects(a: Rect, b: Rect): Rect {
  if (a.width * a.height === 0) return b;
  if (b.width * b.height === 0) return a;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const width = Math.max(a.x + a.width, b.x + b.width) - x;
  const height = Math.max(a.y + a.height, b.y + b.height) - y;
  return { x, y, width, height };
}
