import { adoptStyles, drawMarks, keepChild, keepSvg } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import { type CountScale, type HistogramData, type HistogramLayout, layoutHistogram } from "./histogram-layout.ts";
import { histogramMarks } from "./histogram-marks.ts";
import { histogramStyles } from "./histogram-styles.ts";
import { binText, summaryText } from "./histogram-words.ts";
import { readBins } from "./read-bins.ts";
import { renderHistogramTable } from "./render-histogram-table.ts";

export interface HistogramProps extends HistogramData {
  /** How many images the map fires on. */
  readonly firing?: number;
  /** How counts are drawn until the reader chooses; log if left out. */
  readonly scale?: CountScale;
  /** Rank of the top that is pointed at elsewhere. */
  readonly highlighted?: number;
  readonly view?: "chart" | "table";
  /** px; text is 11 px at every width. */
  readonly width?: number;
  /** px of the drawing, 160 if left out. */
  readonly height?: number;
  /** Name of the figure; "Images by their strongest activation" if left out. */
  readonly label?: string;
  readonly onScale?: (scale: CountScale) => void;
  /** Number of the bin that is looked at. */
  readonly onHover?: (bin: number | undefined) => void;
}

interface HistogramState {
  given: CountScale | undefined;
  chosen: CountScale | undefined;
  bin: number | undefined;
}
const states = new WeakMap<HTMLElement, HistogramState>();
const scales: readonly CountScale[] = ["linear", "log"];

/** Draws how many images a map fires on, by how strongly; or the table of it. */
export function renderHistogram(root: HTMLElement, props: HistogramProps): void {
  const state = states.get(root) ?? { given: props.scale, chosen: undefined, bin: undefined };
  states.set(root, state);
  if (state.given !== props.scale) state.chosen = undefined;
  state.given = props.scale;
  const scale = state.chosen ?? props.scale ?? "log";
  const layout = layoutHistogram(props, { scale, width: props.width, height: props.height });
  if ((state.bin ?? 0) >= layout.bars.length) state.bin = undefined;
  adoptStyles(root, histogramStyles);
  const frame = keepChild(root, "div", "deconvscope-histogram");
  const table = props.view === "table";
  for (const other of frame.querySelectorAll(table ? ":scope > :is(.above, .plot)" : ":scope > .scroll"))
    other.remove();
  if (table) renderHistogramTable(keepChild(frame, "div", "scroll"), layout, props);
  else drawChart(frame, layout, props, state, () => renderHistogram(root, props));
}

function drawChart(
  frame: HTMLElement,
  layout: HistogramLayout,
  props: HistogramProps,
  state: HistogramState,
  again: () => void,
): void {
  const above = keepChild(frame, "div", "above");
  keepChild(above, "p", "readout");
  drawScales(above, state.chosen ?? props.scale ?? "log", (chosen) => {
    state.chosen = chosen;
    again();
    props.onScale?.(chosen);
  });
  drawPlot(frame, layout, props, state.bin);
  readBins(
    keepChild(frame, "div", "plot"),
    layout,
    () => state.bin,
    (bin) => {
      if (state.bin === bin) return;
      state.bin = bin;
      drawPlot(frame, layout, props, bin);
      props.onHover?.(bin);
    },
  );
}

function drawScales(above: HTMLElement, scale: CountScale, choose: (scale: CountScale) => void): void {
  const group = keepChild(above, "span", "scales");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Scale of the counts");
  select(group)
    .selectChildren<HTMLButtonElement, CountScale>("button")
    .data(scales)
    .join((enter) => enter.append("button").attr("type", "button"))
    .attr("aria-pressed", (name) => String(name === scale))
    .text(String)
    .on("click", (_, name) => choose(name));
}

/** The drawing, the words above it and what is said of the bin that is looked at. */
function drawPlot(frame: HTMLElement, layout: HistogramLayout, props: HistogramProps, bin: number | undefined): void {
  const bar = bin === undefined ? undefined : layout.bars[bin];
  const words = bar && props.maximum > 0 ? binText(bar, layout.bars.length, props) : summaryText(props, props.firing);
  keepChild(keepChild(frame, "div", "above"), "p", "readout").textContent = words;
  const plot = keepChild(frame, "div", "plot");
  plot.setAttribute("role", "slider");
  plot.setAttribute("tabindex", "0");
  plot.setAttribute("aria-label", props.label ?? "Images by their strongest activation");
  plot.setAttribute("aria-valuemin", "0");
  plot.setAttribute("aria-valuemax", String(layout.bars.length - 1));
  plot.setAttribute("aria-valuenow", String(bin ?? 0));
  plot.setAttribute("aria-valuetext", words);
  const svg = keepSvg(plot, "chart");
  svg.setAttribute("width", String(layout.width));
  svg.setAttribute("height", String(layout.height));
  svg.setAttribute("aria-hidden", "true");
  drawMarks(svg, histogramMarks(layout, props, { bin, rank: props.highlighted }));
}
