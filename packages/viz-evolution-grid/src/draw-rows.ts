import { keepChild, roveFocus, setTabStop } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import { drawCells } from "./draw-cells.ts";
import type { EvolutionRow, EvolutionSnapshot, PlacedChange } from "./evolution-grid-layout.ts";
import { changeText, epochText, layerText } from "./evolution-grid-words.ts";
import type { EvolutionState } from "./evolution-state.ts";
import { matchPlace } from "./match-place.ts";

/** Draws the heads, and the layers with their maps below: one tab stop, arrow keys inside. */
export function drawRows(grid: HTMLElement, state: EvolutionState): void {
  const { layout, props } = state;
  drawHeads(keepChild(grid, "div", "row heads"), state);
  select(grid)
    .selectChildren<HTMLElement, EvolutionRow>(".row:not(.heads)")
    .data(layout.rows, keyOf)
    .join((enter) =>
      enter
        .append("div")
        .attr("role", "row")
        .attr("class", ({ kind }) => `row ${kind}`),
    )
    .each(function (row) {
      if (row.kind === "layer") drawLayer(this, row);
      else drawMap(this, row, state);
    })
    .order();
  const stops = [...grid.querySelectorAll<HTMLElement>(".map > .name, button.cell")];
  const selected = stops.findIndex((stop) => stop.getAttribute("aria-selected") === "true");
  setTabStop(stops, selected);
  const ready = props.snapshots.filter(({ due }) => due === undefined).length;
  roveFocus(grid, ".map > .name, button.cell", () => ready + 1);
}

const keyOf = (row: EvolutionRow) => (row.kind === "layer" ? row.layer.name : `${row.layer}/${row.channel}`);

function drawHeads(heads: HTMLElement, { layout, props }: EvolutionState): void {
  heads.setAttribute("role", "row");
  const corner = keepChild(heads, "span", "corner");
  corner.setAttribute("role", "columnheader");
  keepChild(corner, "span", "unseen").textContent = "map";
  select(heads)
    .selectChildren<HTMLElement, EvolutionSnapshot>(".head")
    .data(layout.columns, ({ key }) => key)
    .join("span")
    .attr("class", ({ due }) => (due === undefined ? "head" : "head due"))
    .attr("role", "columnheader")
    .attr("data-snapshot", ({ key }) => key)
    .on("pointerenter", (_, { key }) => props.onHover?.({ snapshot: key }))
    .on("pointerleave", () => props.onHover?.(undefined))
    .each(function ({ epoch, due = "" }, column) {
      keepChild(this, "span", "epoch").textContent = column === 0 ? `epoch ${epochText(epoch)}` : epochText(epoch);
      if (due === "") this.querySelector("small")?.remove();
      else keepChild(this, "small", "when").textContent = due;
    })
    .order();
}

function drawLayer(row: HTMLElement, { layer, changes }: Extract<EvolutionRow, { kind: "layer" }>): void {
  const name = keepChild(row, "div", "name");
  name.setAttribute("role", "rowheader");
  name.title = layer.name;
  keepChild(name, "b", "of").textContent = layer.name;
  keepChild(name, "span", "facts").textContent = layerText(layer);
  select(row)
    .selectChildren<HTMLElement, PlacedChange>(".change")
    .data(changes, ({ snapshot }) => snapshot.key)
    .join("span")
    .attr("class", ({ snapshot }) => (snapshot.due === undefined ? "change" : "change due"))
    .attr("role", "gridcell")
    .attr("title", ({ change }, column) => {
      const before = changes[column - 1];
      return change === undefined || !before
        ? null
        : `mean cosine distance from epoch ${epochText(before.snapshot.epoch)}: ${change.toFixed(3)}`;
    })
    .each(function (placed) {
      keepChild(this, "i", "bar").style.width = `${100 * placed.share}%`;
      keepChild(this, "span", "distance").textContent = changeText(placed);
    })
    .order();
}

function drawMap(
  row: HTMLElement,
  { layer, channel, cells }: Extract<EvolutionRow, { kind: "map" }>,
  state: EvolutionState,
): void {
  const { props } = state;
  const place = { layer, channel };
  const isSelected = props.selected?.snapshot === undefined && matchPlace(props.selected, place);
  const choose = () => props.onSelect?.(place);
  select(keepChild(row, "div", "name"))
    .attr("role", "rowheader")
    .attr("data-link", `${layer}/${channel}`)
    .attr("aria-label", `${layer}, map ${channel}`)
    .attr("aria-selected", String(isSelected))
    .text(channel)
    .on("click", choose)
    .on("keydown", (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose();
    })
    .on("pointerenter focus", () => props.onHover?.(place))
    .on("pointerleave blur", () => props.onHover?.(undefined));
  drawCells(row, cells, state);
}
