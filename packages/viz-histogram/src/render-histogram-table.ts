import { formatActivation, formatNumber, keepTable } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import type { HistogramBar, HistogramLayout } from "./histogram-layout.ts";
import { shareText, totalOf } from "./histogram-words.ts";
import type { HistogramProps } from "./render-histogram.ts";

/** Draws the same bins in the same order as a table. */
export function renderHistogramTable(place: HTMLElement, { bars }: HistogramLayout, props: HistogramProps): void {
  const total = totalOf(props);
  place.setAttribute("tabindex", "0");
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", props.label ?? "Images by their strongest activation");
  select(keepTable(place, { className: "bins", heads: ["From", "To", "Images", "Share"] }))
    .selectChildren<HTMLTableRowElement, HistogramBar>("tr")
    .data(bars)
    .join("tr")
    .selectChildren<HTMLElement, string>("td")
    .data(({ from, to, count }) => [
      formatActivation(from),
      formatActivation(to),
      formatNumber(count),
      total > 0 ? shareText(count / total) : "–",
    ])
    .join("td")
    .text(String);
}
