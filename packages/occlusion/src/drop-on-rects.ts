import type { Rect } from "@deconvscope/network";

/** How much of what a map lost lies on an object. */
export interface DropOnRects {
  /** 0 … 1; undefined where nothing dropped. */
  readonly share: number | undefined;
  /** Of the image, 0 … 1: what chance would give. */
  readonly area: number;
}

/**
 * Of the sum of what the pixels of a map lost, the share of those in any of some rectangles.
 * @param map [h, w]; NaN where nothing was measured
 * @param unoccluded what the map would show where a square made no difference
 */
export function dropOnRects(map: Float32Array, width: number, unoccluded: number, rects: Iterable<Rect>): DropOnRects {
  const inside = new Uint8Array(map.length);
  for (const { x, y, width: columns, height } of rects) {
    for (let row = y; row < y + height; row++) inside.fill(1, row * width + x, row * width + x + columns);
  }
  let [all, within, covered] = [0, 0, 0];
  for (let pixel = 0; pixel < map.length; pixel++) {
    covered += inside[pixel]!;
    const lost = unoccluded - map[pixel]!;
    if (!(lost > 0)) continue;
    all += lost;
    within += lost * inside[pixel]!;
  }
  return { share: all > 0 ? within / all : undefined, area: covered / map.length };
}
