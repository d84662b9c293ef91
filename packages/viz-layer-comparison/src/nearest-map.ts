import type { ComparedLayer } from "./align-layers.ts";

/** The map whose share is nearest to one, the lowest of those that are equally near; undefined where there are none. */
export function nearestMap({ firing = [] }: ComparedLayer, share: number): number | undefined {
  let nearest: number | undefined;
  for (let map = 0; map < firing.length; map++) {
    if (nearest === undefined || Math.abs(firing[map]! - share) < Math.abs(firing[nearest]! - share)) nearest = map;
  }
  return nearest;
}

/** The next map by share, ties by channel, from one of them, or from the lowest. @param by 1: a higher share; −1: a lower one */
export function nextMap({ firing = [] }: ComparedLayer, map: number | undefined, by: 1 | -1): number | undefined {
  const order = Array.from({ length: firing.length }, (_, index) => index).sort(
    (a, b) => firing[a]! - firing[b]! || a - b,
  );
  const place = map === undefined ? -1 : order.indexOf(map);
  return order[Math.max(0, Math.min(order.length - 1, place + (place < 0 ? 1 : by)))];
}
