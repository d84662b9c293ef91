import { keepChild, roveFocus, setTabStop } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import type { ComparisonLayout, PlacedRow } from "./comparison-layout.ts";
import { type PointedMap, rowText } from "./comparison-words.ts";
import { nearestMap, nextMap } from "./nearest-map.ts";
import type { LayerComparisonProps } from "./render-comparison.ts";

/** A button over each row: one tab stop, up and down inside; left and right lead from map to map. */
export function drawRows(
  frame: HTMLElement,
  layout: ComparisonLayout,
  props: LayerComparisonProps & { label: string },
): void {
  const { models, kind, selected, highlighted, onHover, onPoint } = props;
  const rows = keepChild(frame, "div", "rows");
  rows.setAttribute("role", "group");
  rows.setAttribute("aria-label", props.label);
  const isOf = ({ layers }: PlacedRow, wanted: string | undefined) => layers.some((layer) => layer?.layer === wanted);
  const buttons = select(rows)
    .selectChildren<HTMLButtonElement, PlacedRow>("button")
    .data(layout.rows)
    .join((enter) => enter.append("button").attr("type", "button"))
    .attr("aria-label", (row) => rowText(row, models, kind))
    .attr("aria-pressed", (row) => String(selected !== undefined && isOf(row, selected)))
    .classed("hot", (row) => row.label === highlighted)
    .style("top", ({ top }) => `${top - 3}px`)
    .style("height", ({ height }) => `${height + 6}px`)
    .on("click", (_, row) => choose(row, props))
    .on("pointerenter focus", (_, { label }) => onHover?.(label))
    .on("pointerleave blur", () => {
      onHover?.(undefined);
      if (kind === "firing") onPoint?.(undefined);
    });
  setTabStop(
    buttons.nodes(),
    layout.rows.findIndex((row) => isOf(row, selected)),
  );
  roveFocus(rows, "button", () => 1);
  buttons
    .on("pointermove", (event: PointerEvent, row) => {
      const pointed = kind === "firing" ? mapAt(event, frame, layout, row) : undefined;
      if (pointed && !isSame(pointed, props.pointed)) onPoint?.(pointed);
    })
    .on("keydown", (event: KeyboardEvent, row) => {
      const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : undefined;
      if (kind !== "firing" || by === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const here = row.layers.findIndex(
        (layer, model) => layer && props.pointed?.model === model && props.pointed.layer === layer.layer,
      );
      const model = here >= 0 ? here : row.layers.findIndex(Boolean);
      const layer = row.layers[model];
      const map = layer && nextMap(layer, here >= 0 ? props.pointed?.map : undefined, by);
      if (layer && map !== undefined) onPoint?.({ model, layer: layer.layer, map });
    });
}

function choose({ layers }: PlacedRow, { onSelect }: LayerComparisonProps): void {
  const model = layers.findIndex(Boolean);
  const layer = layers[model];
  if (layer) onSelect?.(layer.layer, model);
}

/** The map whose tick is nearest to the pointer, of the model whose track is. */
function mapAt(
  event: PointerEvent,
  frame: HTMLElement,
  layout: ComparisonLayout,
  row: PlacedRow,
): PointedMap | undefined {
  const place = frame.getBoundingClientRect();
  const y = event.clientY - place.top;
  const distances = row.tracks.map((top) =>
    top === undefined ? Number.POSITIVE_INFINITY : Math.abs(y - top - layout.barHeight / 2),
  );
  const model = distances.indexOf(Math.min(...distances));
  const layer = row.layers[model];
  const map = layer && nearestMap(layer, (event.clientX - place.left - layout.left) / (layout.right - layout.left));
  return layer && map !== undefined ? { model, layer: layer.layer, map } : undefined;
}

function isSame(a: PointedMap, b: PointedMap | undefined): boolean {
  return a.model === b?.model && a.layer === b.layer && a.map === b.map;
}
