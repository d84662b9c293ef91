import {
  adoptStyles,
  type ColorLegend,
  type CoveringSquare,
  drawColorLegend,
  drawMarks,
  keepChild,
  keepSvg,
  paintPixels,
  pointSquare,
  type SquarePointing,
  squareMarks,
} from "@deconvscope/viz-kit";
import { heatColor } from "./heat-color.ts";
import { type HeatmapData, layoutHeatmap } from "./heatmap-layout.ts";
import { heatmapStyles } from "./heatmap-styles.ts";

export interface HeatmapProps extends HeatmapData, SquarePointing {
  /** The square that is pointed at. */
  readonly square?: CoveringSquare | undefined;
  /** Value at the square, marked on the scale. */
  readonly pointed?: number | undefined;
  /** Value without a square, marked on the scale: `0.108 unoccluded`. */
  readonly base?: ColorLegend["base"];
  /** Writes a value; as activations are written if left out. */
  readonly format?: ((value: number) => string) | undefined;
  /** px of the scale below; none if left out. */
  readonly legendWidth?: number | undefined;
  /** What it shows: "Probability of rabbit". */
  readonly label: string;
  /** Id of the table with the same numbers. */
  readonly details?: string | undefined;
}

/** What each place shows: a square that moves paints nothing anew. */
const painted = new WeakMap<HTMLElement, HeatmapData>();

/** Draws a sweep aligned to the image's pixels, never smoothed, with its scale and the square that is pointed at. */
export function renderHeatmap(root: HTMLElement, props: HeatmapProps): void {
  const { grid, tiles, pixels, domain, square, base, pointed, format, legendWidth, label, details } = props;
  const colors = isPainted(root, props) ? undefined : layoutHeatmap(props);
  adoptStyles(root, heatmapStyles);
  const frame = keepChild(keepChild(root, "div", "deconvscope-heatmap"), "div", "frame");
  frame.style.aspectRatio = `${grid.width} / ${grid.height}`;
  const canvas = keepChild(frame, "canvas", "map");
  if (colors) paintPixels(canvas, colors, grid.width, grid.height);
  painted.set(root, { grid, tiles, pixels, domain, scale: props.scale });
  const overlay = keepSvg(frame, "marks");
  overlay.setAttribute("viewBox", `0 0 ${grid.width} ${grid.height}`);
  overlay.setAttribute("preserveAspectRatio", "none");
  overlay.setAttribute("aria-hidden", "true");
  drawMarks(overlay, square ? squareMarks(square) : []);
  frame.setAttribute("role", props.onStep ? "application" : "img");
  frame.setAttribute("aria-label", label);
  if (details === undefined) frame.removeAttribute("aria-details");
  else frame.setAttribute("aria-details", details);
  pointSquare(frame, props);

  const holder = root.querySelector<HTMLElement>(".deconvscope-heatmap")!;
  const [from, to] = props.domain;
  if (legendWidth === undefined) {
    holder.querySelector("svg.legend")?.remove();
    return;
  }
  drawColorLegend(holder, {
    from,
    to,
    width: legendWidth,
    colorOf: heatColor(props.domain, props.scale),
    ...(format ? { format } : {}),
    ...(base ? { base } : {}),
    ...(pointed === undefined ? {} : { pointed }),
  });
}

function isPainted(root: HTMLElement, { grid, tiles, pixels, domain, scale }: HeatmapData): boolean {
  const before = painted.get(root);
  if (before?.grid !== grid || before.tiles !== tiles || before.pixels !== pixels || before.scale !== scale)
    return false;
  return before.domain[0] === domain[0] && before.domain[1] === domain[1];
}
