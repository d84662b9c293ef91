import { type ColorLegend, colorLegendMarks, colorLegendText } from "./color-legend.ts";
import { keepSvg } from "./keep-svg.ts";
import { drawMarks } from "./svg-mark.ts";

/** Draws the legend as an SVG at the end of its parent, an image that is named by what it says. */
export function drawColorLegend(parent: Element, legend: ColorLegend): void {
  const { marks, height } = colorLegendMarks(legend);
  const svg = keepSvg(parent, "legend");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", colorLegendText(legend));
  svg.setAttribute("width", String(legend.width));
  svg.setAttribute("height", String(height));
  svg.setAttribute("overflow", "visible");
  drawMarks(svg, marks);
}
