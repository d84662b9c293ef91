import { formatNumber, keepTable } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import { type GraphLayer, isSpatial } from "./graph-layer.ts";
import type { LayerGraphProps } from "./render-layer-graph.ts";

const heads = ["Layer", "Output", "Receptive field", "Reads"];

/** Draws the same layers in the same order as a table. */
export function renderGraphTable(place: HTMLElement, props: LayerGraphProps): void {
  select(keepTable(place, { className: "layers", label: props.label ?? "Layers", heads }))
    .selectChildren<HTMLTableRowElement, GraphLayer>("tr")
    .data(props.layers, ({ id }) => id)
    .join("tr")
    .attr("aria-selected", ({ id }) => String(id === props.selected))
    .order()
    .selectChildren<HTMLElement, string>("td")
    .data(cells)
    .join("td")
    .text(String);
}

function cells(layer: GraphLayer): string[] {
  const sides = isSpatial(layer) ? [layer.height, layer.width, layer.channels] : [layer.channels];
  const { inputs, receptiveField } = layer;
  const field = inputs.length === 0 ? "–" : receptiveField === undefined ? "all" : `${formatNumber(receptiveField)} px`;
  return [
    layer.label,
    sides.map((side) => formatNumber(side)).join(" × "),
    field,
    inputs.length === 0 ? "–" : inputs.join(", "),
  ];
}
