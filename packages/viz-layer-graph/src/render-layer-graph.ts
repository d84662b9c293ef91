import { adoptStyles, drawMarks, formatNumber, keepChild, keepSvg, roveFocus, setTabStop } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import { boxMarks } from "./box-marks.ts";
import { edgeMarks } from "./edge-marks.ts";
import { type GraphLayer, isSpatial } from "./graph-layer.ts";
import { labelMarks } from "./label-marks.ts";
import { type LayerBox, type LayerGraphLayout, layoutLayerGraph } from "./layer-graph-layout.ts";
import { layerGraphStyles } from "./layer-graph-styles.ts";
import { renderGraphTable } from "./render-graph-table.ts";

export interface LayerGraphProps {
  /** In execution order. */
  readonly layers: readonly GraphLayer[];
  readonly selected?: string;
  /** Layer that is pointed at elsewhere. */
  readonly highlighted?: string;
  readonly view?: "picture" | "table";
  /** Name of the figure; "Layers" if left out. */
  readonly label?: string;
  /** Width to fill in px; deeper networks scroll. */
  readonly width?: number;
  /** Flat boxes with upright names; decided by the depth if left out. */
  readonly compact?: boolean;
  /** Makes each layer a button. */
  readonly onSelect?: (id: string) => void;
  readonly onHover?: (id: string | undefined) => void;
}

/** Draws the anatomy of a network: boxes to scale, left to right, with the table behind it. */
export function renderLayerGraph(root: HTMLElement, props: LayerGraphProps): void {
  const layout = layoutLayerGraph(props.layers, props);
  adoptStyles(root, layerGraphStyles);
  const frame = keepChild(root, "div", "deconvscope-layer-graph");
  const picture = keepChild(frame, "div", "picture");
  picture.hidden = props.view === "table";
  const table = keepChild(frame, "div", "table");
  table.classList.toggle("unseen", props.view !== "table");
  // What scrolls must be reachable by key where nothing inside it is.
  select(table).attr("tabindex", props.view === "table" ? "0" : null);
  select(picture).attr("tabindex", props.onSelect ? null : "0");
  renderGraphTable(table, props);

  const svg = keepSvg(picture, "graph");
  select(svg)
    .attr("width", Math.ceil(layout.width))
    .attr("height", Math.ceil(layout.height))
    .attr("viewBox", `0 0 ${Math.ceil(layout.width)} ${Math.ceil(layout.height)}`)
    .attr("role", props.onSelect ? "group" : "img")
    .attr("aria-label", `${props.label ?? "Layers"}, left to right, map sides and map counts to scale`)
    .classed("linking", props.highlighted !== undefined);
  drawMarks(keepGroup(svg, "edges"), edgeMarks(layout));
  drawBoxes(keepGroup(svg, "layers"), layout, props);
  drawMarks(keepGroup(svg, "labels"), labelMarks(layout));
}

function drawBoxes(group: SVGGElement, layout: LayerGraphLayout, props: LayerGraphProps): void {
  const layers = select(group)
    .selectChildren<SVGGElement, LayerBox>("g")
    .data(layout.boxes, ({ layer }) => layer.id)
    .join("g")
    .attr("class", "layer")
    .classed("hot", ({ layer }) => layer.id === props.highlighted)
    .attr("role", props.onSelect ? "button" : null)
    .attr("aria-label", props.onSelect ? ({ layer }) => describe(layer) : null)
    .attr("aria-pressed", props.onSelect ? ({ layer }) => String(layer.id === props.selected) : null)
    .on("click", (_, { layer }) => props.onSelect?.(layer.id))
    .on("keydown", (event: KeyboardEvent, { layer }) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      props.onSelect?.(layer.id);
    })
    .on("pointerenter focus", (_, { layer }) => props.onHover?.(layer.id))
    .on("pointerleave blur", () => props.onHover?.(undefined))
    .each(function (box) {
      const outline = { class: "outline", x: box.x - 3, y: box.y - 3, width: box.width + 6, height: box.height + 6 };
      drawMarks(this, [
        { tag: "title", text: describe(box.layer) },
        ...boxMarks(box),
        { tag: "rect", attributes: { ...outline, "pointer-events": "all" } },
      ]);
    })
    .order();
  if (!props.onSelect) return;
  setTabStop(
    layers.nodes(),
    layout.boxes.findIndex(({ layer }) => layer.id === props.selected),
  );
  roveFocus(group, ".layer", () => 1);
}

/** `fire6: 384 maps of 27 × 27 (squeeze 48, then 1 × 1 192 + 3 × 3 192); one unit sees 75 × 75 px`. */
function describe(layer: GraphLayer): string {
  const count = formatNumber(layer.channels);
  const what = isSpatial(layer) ? `${count} maps of ${layer.height} × ${layer.width}` : `${count} units`;
  const field =
    layer.receptiveField === undefined ? "the whole image" : `${layer.receptiveField} × ${layer.receptiveField} px`;
  const sees = layer.inputs.length === 0 ? "" : `; one unit sees ${field}`;
  return `${layer.label}: ${what}${paths(layer)}${sees}`;
}

function paths({ squeeze, parts }: GraphLayer): string {
  const joined = parts?.map(({ label, channels }) => `${label} ${channels}`).join(" + ");
  const narrow = squeeze ? `${squeeze.label} ${squeeze.channels}` : undefined;
  const words = [narrow, joined].filter((part) => part !== undefined).join(", then ");
  return words === "" ? "" : ` (${words})`;
}

function keepGroup(svg: SVGSVGElement, name: string): SVGGElement {
  const group = select(svg)
    .selectChildren<SVGGElement, null>(`g.${name}`)
    .data([null])
    .join((enter) => enter.append("g").attr("class", name))
    .node();
  if (!group) throw new Error(`expected to make a group of class ${name}`);
  return group;
}
