import { adoptStyles, drawMarks, keepChild, keepSvg } from "@deconvscope/viz-kit";
import { type ComparisonData, type ComparisonLayout, layoutComparison } from "./comparison-layout.ts";
import { comparisonMarks } from "./comparison-marks.ts";
import { comparisonStyles } from "./comparison-styles.ts";
import { mapText, type PointedMap, rowText } from "./comparison-words.ts";
import { drawRows } from "./draw-rows.ts";

export interface LayerComparisonProps extends ComparisonData {
  /** The chosen layer. */
  readonly selected?: string | undefined;
  /** Label of the row that is pointed at. */
  readonly highlighted?: string | undefined;
  /** Layers that something speaks of; the others are dimmed. */
  readonly lit?: readonly string[] | undefined;
  /** The map that is looked at. */
  readonly pointed?: PointedMap | undefined;
  /** px; 640 if left out and the page does not say it. */
  readonly width?: number | undefined;
  /** Name of the group; what is compared if left out. */
  readonly label?: string | undefined;
  /** A row is chosen: its layer, and 0 or 1, whose it is. */
  readonly onSelect?: ((layer: string, model: number) => void) | undefined;
  readonly onHover?: ((label: string | undefined) => void) | undefined;
  /** Of firing, another map is looked at. */
  readonly onPoint?: ((map: PointedMap | undefined) => void) | undefined;
}

const labels = {
  aliasing: "Energy above the Nyquist frequency of each stride",
  firing: "On how many images each map fires",
} as const;

/** Draws layers of one or two models in rows of one scale. */
export function renderComparison(root: HTMLElement, props: LayerComparisonProps): void {
  const { width = 640, kind, label = labels[kind], lit, pointed } = props;
  const layout = layoutComparison(props, width);
  adoptStyles(root, comparisonStyles);
  const holder = keepChild(root, "div", "deconvscope-layer-comparison");
  const frame = keepChild(holder, "div", "frame");
  // Below the marks: what is chosen and pointed at is ground.
  drawRows(frame, layout, { ...props, label });
  const svg = keepSvg(frame, "marks");
  svg.setAttribute("width", String(layout.width));
  svg.setAttribute("height", String(layout.height));
  svg.setAttribute("aria-hidden", "true");
  drawMarks(svg, comparisonMarks(props, layout, { lit, pointed }));
  const reads = keepChild(holder, "p", "reads");
  reads.setAttribute("aria-live", "polite");
  reads.textContent = readingText(layout, props);
}

function readingText({ rows }: ComparisonLayout, { pointed, highlighted, models, kind }: LayerComparisonProps): string {
  const ofMap = pointed && rows.find(({ layers }) => layers[pointed.model]?.layer === pointed.layer);
  if (pointed && ofMap) {
    const name = models.length > 1 ? models[pointed.model]!.name : undefined;
    return mapText(ofMap, ofMap.layers[pointed.model]!, pointed.map, name);
  }
  const row = rows.find(({ label }) => label === highlighted);
  return row ? rowText(row, models, kind) : "";
}
