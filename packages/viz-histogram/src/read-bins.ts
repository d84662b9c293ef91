import { nextPlace } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import type { HistogramLayout } from "./histogram-layout.ts";

/** The bin under the pointer, or the one that arrow keys lead to, is the one that is looked at. */
export function readBins(
  plot: HTMLElement,
  { left, right, bars }: HistogramLayout,
  looked: () => number | undefined,
  look: (bin: number | undefined) => void,
): void {
  const binAt = (event: PointerEvent) => {
    const along = (event.clientX - plot.getBoundingClientRect().left - left) / (right - left);
    return along < 0 || along > 1 ? undefined : Math.min(bars.length - 1, Math.floor(along * bars.length));
  };
  select(plot)
    .on("pointermove pointerdown", (event: PointerEvent) => look(binAt(event)))
    .on("pointerleave blur", () => look(undefined))
    .on("keydown", (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const from = looked();
      const up = new Map([
        ["ArrowUp", "ArrowRight"],
        ["ArrowDown", "ArrowLeft"],
      ]);
      const key = up.get(event.key) ?? event.key;
      const start = key === "ArrowRight" ? -1 : bars.length;
      const next = nextPlace(key, from ?? start, bars.length, 1);
      if (next === undefined) return;
      event.preventDefault();
      look(next);
    });
}
