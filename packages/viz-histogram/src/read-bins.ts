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
      const next = nextBin(event.key, looked(), bars.length);
      if (next === undefined) return;
      event.preventDefault();
      look(next);
    });
}

/** Where a key of a slider leads: up and right to stronger activations, a tenth of the bins by page. */
function nextBin(key: string, from: number | undefined, bins: number): number | undefined {
  const page = Math.max(1, Math.round(bins / 10));
  if (key === "PageUp") return Math.min(bins - 1, (from ?? -1) + page);
  if (key === "PageDown") return Math.max(0, (from ?? bins) - page);
  const along = new Map([
    ["ArrowUp", "ArrowRight"],
    ["ArrowDown", "ArrowLeft"],
  ]);
  const arrow = along.get(key) ?? key;
  return nextPlace(arrow, from ?? (arrow === "ArrowRight" ? -1 : bins), bins, 1);
}
