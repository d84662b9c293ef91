import { formatNumber, keepChild, nextPlace, setTabStop } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import type { TopActivationsProps } from "./render-top-activations.ts";
import { fieldText, placeText } from "./top-activation-words.ts";
import type { TopActivation } from "./top-activations-layout.ts";

const heads = ["Rank", "Activation", "Image", "y, x", "Label", "Receptive field x, y, width, height"];

/** Draws the same data in the same order as a table; the chosen row is marked. */
export function renderTopTable(place: HTMLElement, props: TopActivationsProps): void {
  const { tops } = props;
  const table = keepChild(place, "table", "tops");
  table.setAttribute("aria-label", props.label ?? "Strongest activations");
  select(keepChild(keepChild(table, "thead", "head"), "tr", "head"))
    .selectChildren<HTMLElement, string>("th")
    .data(heads)
    .join("th")
    .attr("scope", "col")
    .text(String);
  const rows = select(keepChild(table, "tbody", "body"))
    .selectChildren<HTMLTableRowElement, TopActivation>("tr")
    .data(tops, ({ rank }) => rank)
    .join("tr")
    .attr("aria-selected", ({ rank }) => String(rank === props.selected))
    .classed("hot", ({ rank }) => rank === props.highlighted)
    .on("click", (_, { rank }) => props.onSelect?.(rank))
    .on("pointerenter focus", (_, { rank }) => props.onHover?.(rank))
    .on("pointerleave blur", () => props.onHover?.(undefined));
  rows
    .selectChildren<HTMLElement, string>("td")
    .data((top) => [
      String(top.rank),
      formatNumber(top.activation, 3),
      top.image,
      placeText(top),
      top.label ?? "–",
      fieldText(top),
    ])
    .join("td")
    .text(String);
  const nodes = rows.nodes();
  setTabStop(nodes, (props.selected ?? 1) - 1);
  rows.on("keydown", (event: KeyboardEvent, { rank }) => {
    const opens = event.key === "Enter" || event.key === " ";
    if (opens) props.onSelect?.(rank);
    const next = opens ? rank - 1 : nextPlace(event.key, rank - 1, nodes.length, 1);
    if (next === undefined) return;
    event.preventDefault();
    nodes[next]?.focus();
    setTabStop(nodes, next);
  });
}
