import { adoptStyles, keepChild, nextPlace, setTabStop } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import { drawCells } from "./draw-cells.ts";
import { type LayerRow, layoutLayerTable, type PlacedRow } from "./layer-table-layout.ts";
import { layerTableStyles } from "./layer-table-styles.ts";

export interface LayerTableProps {
  readonly rows: readonly LayerRow[];
  /** Side of the network's input in pixels. */
  readonly inputSide: number;
  readonly selected?: string;
  /** Row that is pointed at elsewhere. */
  readonly highlighted?: string;
  /** Name of the table; "Layers" if left out. */
  readonly label?: string;
  readonly onSelect?: (id: string) => void;
  readonly onHover?: (id: string | undefined) => void;
}

const heads = ["Layer", "Operator", "Output", "Receptive field", "Stride", "Parameters", "FLOPs"];
const rightAligned = new Set(["Output", "Receptive field", "Stride"]);
const unfolded = new WeakMap<HTMLElement, Set<string>>();

/** Draws the layers as a table; modules fold and unfold. */
export function renderLayerTable(root: HTMLElement, props: LayerTableProps): void {
  const open = unfolded.get(root) ?? new Set<string>();
  unfolded.set(root, open);
  const placed = layoutLayerTable(props.rows, props.inputSide, open);
  adoptStyles(root, layerTableStyles);
  const frame = keepChild(root, "div", "deconvscope-layer-table");
  const table = keepChild(frame, "table", "layers");
  table.setAttribute("aria-label", props.label ?? "Layers");
  select(keepChild(keepChild(table, "thead", "head"), "tr", "head"))
    .selectChildren<HTMLElement, string>("th")
    .data(heads)
    .join("th")
    .attr("scope", "col")
    .classed("right", (head) => rightAligned.has(head))
    .text(String);

  const fold = (id: string) => {
    if (!open.delete(id)) open.add(id);
    renderLayerTable(root, props);
  };
  const rows = select(keepChild(table, "tbody", "body"))
    .selectChildren<HTMLTableRowElement, PlacedRow>("tr")
    .data(placed, ({ row }) => row.id)
    .join("tr")
    .attr("aria-selected", ({ row }) => String(row.id === props.selected))
    .classed("hot", ({ row }) => row.id === props.highlighted)
    .on("click", (_, { row }) => props.onSelect?.(row.id))
    .on("pointerenter focus", (_, { row }) => props.onHover?.(row.id))
    .on("pointerleave blur", () => props.onHover?.(undefined))
    .each(function (place) {
      drawCells(this, place, fold);
    })
    .order();
  const nodes = rows.nodes();
  setTabStop(
    nodes,
    placed.findIndex(({ row }) => row.id === props.selected),
  );
  rows.on("keydown", function (event: KeyboardEvent, place) {
    if (event.target !== this) return;
    const at = placed.indexOf(place);
    if (event.key === "Enter" || event.key === " ") props.onSelect?.(place.row.id);
    else if (event.key === "ArrowRight" && place.open === false) fold(place.row.id);
    else if (event.key === "ArrowLeft" && place.open === true) fold(place.row.id);
    else if (/^(ArrowUp|ArrowDown|Home|End)$/.test(event.key)) {
      const next = nextPlace(event.key, at, nodes.length, 1) ?? at;
      nodes[next]?.focus();
      setTabStop(nodes, next);
    } else return;
    event.preventDefault();
  });
}
