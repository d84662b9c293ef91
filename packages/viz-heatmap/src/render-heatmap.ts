import {
  adoptStyles,
  type ColorLegend,
  drawColorLegend,
  keepChild,
  keepSquareFrame,
  paintPixels,
  type SquareFrame,
} from "@deconvscope/viz-kit";
import { heatColor } from "./heat-color.ts";
import { type HeatmapData, layoutHeatmap } from "./heatmap-layout.ts";
import { heatmapStyles } from "./heatmap-styles.ts";

export interface HeatmapProps extends HeatmapData, Omit<SquareFrame, "height" | "width" | "fill"> {
  /** Value at the square, marked on the scale. */
  readonly pointed?: number | undefined;
  /** Value without a square, marked on the scale: `0.108 unoccluded`. */
  readonly base?: ColorLegend["base"];
  /** Writes a value; as activations are written if left out. */
  readonly format?: ((value: number) => string) | undefined;
  /** px of the scale below; none if left out. */
  readonly legendWidth?: number | undefined;
}

/** What each place shows: a square that moves paints nothing anew. */
const painted = new WeakMap<HTMLElement, HeatmapData>();

/** Draws a sweep aligned to the image's pixels, never smoothed, with its scale and the square that is pointed at. */
export function renderHeatmap(root: HTMLElement, props: HeatmapProps): void {
  const { grid, tiles, pixels, domain, base, pointed, format, legendWidth } = props;
  const colors = isPainted(root, props) ? undefined : layoutHeatmap(props);
  adoptStyles(root, heatmapStyles);
  const holder = keepChild(root, "div", "deconvscope-heatmap");
  const frame = keepChild(holder, "div", "frame");
  const canvas = keepChild(frame, "canvas", "map");
  if (colors) paintPixels(canvas, colors, grid.width, grid.height);
  painted.set(root, { grid, tiles, pixels, domain, scale: props.scale });
  keepSquareFrame(frame, { ...props, height: grid.height, width: grid.width });
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
