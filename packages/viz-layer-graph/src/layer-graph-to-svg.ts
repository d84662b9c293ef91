import { printSvg, type Theme } from "@deconvscope/viz-kit";
import { boxMarks } from "./box-marks.ts";
import { edgeMarks } from "./edge-marks.ts";
import type { GraphLayer } from "./graph-layer.ts";
import { labelMarks } from "./label-marks.ts";
import { layoutLayerGraph } from "./layer-graph-layout.ts";

/** The anatomy as an SVG file. Pictures stay in it if their URLs are `data:`. */
export function layerGraphToSvg(
  layers: readonly GraphLayer[],
  { width, compact, theme = "light" }: { width?: number; compact?: boolean; theme?: Theme } = {},
): string {
  const layout = layoutLayerGraph(layers, { width, compact });
  const marks = [...edgeMarks(layout), ...layout.boxes.flatMap(boxMarks), ...labelMarks(layout)];
  return printSvg(marks, { width: Math.ceil(layout.width), height: Math.ceil(layout.height) }, theme);
}
