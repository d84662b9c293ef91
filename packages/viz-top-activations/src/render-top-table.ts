import { drawRowTable, formatNumber, placeText, rectText } from "@deconvscope/viz-kit";
import type { TopActivationsProps } from "./render-top-activations.ts";

const heads = ["Rank", "Activation", "Image", "y, x", "Label", "Receptive field x, y, width, height"];

/** Draws the same data in the same order as a table; the chosen row is marked. */
export function renderTopTable(place: HTMLElement, props: TopActivationsProps): void {
  drawRowTable(place, {
    className: "tops",
    label: props.label ?? "Strongest activations",
    heads,
    rows: props.tops,
    keyOf: ({ rank }) => rank,
    cellsOf: (top) => [
      String(top.rank),
      formatNumber(top.activation, 3),
      top.image,
      placeText(top),
      top.label ?? "–",
      rectText(top.field),
    ],
    selected: props.selected,
    highlighted: props.highlighted,
    onSelect: props.onSelect,
    onHover: props.onHover,
  });
}
