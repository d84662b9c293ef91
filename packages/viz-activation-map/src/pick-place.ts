import { select } from "d3-selection";
import type { MapPlace } from "./activation-map-layout.ts";

interface PickedMap {
  readonly height: number;
  readonly width: number;
  readonly onPick?: (y: number, x: number) => void;
}

/** Pointer and arrow keys choose a place of the map; `point` hears where the pointer is. */
export function pickPlace(
  map: HTMLElement,
  { height, width, onPick }: PickedMap,
  marked: MapPlace,
  point: (place: MapPlace | undefined) => void,
): void {
  const placeOf = (event: PointerEvent | MouseEvent): MapPlace => {
    const box = map.getBoundingClientRect();
    const within = (at: number, side: number, count: number) =>
      Math.max(0, Math.min(count - 1, Math.floor((at / Math.max(1, side)) * count)));
    return {
      y: within(event.clientY - box.top, box.height, height),
      x: within(event.clientX - box.left, box.width, width),
    };
  };
  const steps: Record<string, readonly [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  };
  select(map)
    .attr("tabindex", onPick ? "0" : null)
    .on("pointermove", (event: PointerEvent) => point(placeOf(event)))
    .on("pointerleave", () => point(undefined))
    .on("click", (event: MouseEvent) => {
      const { y, x } = placeOf(event);
      onPick?.(y, x);
    })
    .on("keydown", (event: KeyboardEvent) => {
      const step = steps[event.key];
      if (!step || !onPick || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const y = Math.max(0, Math.min(height - 1, marked.y + step[0]));
      const x = Math.max(0, Math.min(width - 1, marked.x + step[1]));
      if (y !== marked.y || x !== marked.x) onPick(y, x);
    });
}
