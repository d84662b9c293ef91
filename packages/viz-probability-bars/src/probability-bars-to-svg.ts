import { formatDifference, formatProbability, printSvg, type SvgMark, type Theme, token } from "@deconvscope/viz-kit";
import { type ClassProbability, layoutProbabilityBars } from "./probability-bars-layout.ts";

const pitch = 23;

/** The bars as an SVG file of that width; 23 px a class. */
export function probabilityBarsToSvg(
  { classes, count }: { classes: readonly ClassProbability[]; count?: number },
  { width, theme = "light" }: { width: number; theme?: Theme },
): string {
  const bars = layoutProbabilityBars(classes, count);
  const marks = bars.flatMap((bar, index): SvgMark[] => {
    const top = index * pitch;
    const fill = token(index === 0 ? "ink" : "ink-2");
    const weight = index === 0 ? 640 : 420;
    const { difference, label, probability } = bar.entry;
    const number = formatProbability(probability);
    const shown = difference === undefined ? number : `${formatDifference(difference)}   ${number}`;
    return [
      { tag: "text", attributes: { x: 0, y: top + 12, fill, "font-weight": weight }, text: label },
      {
        tag: "text",
        attributes: { x: width, y: top + 12, fill, "font-weight": weight, "text-anchor": "end" },
        text: shown,
      },
      { tag: "rect", attributes: { x: 0, y: top + 17, width, height: 2, fill: token("sunken") } },
      { tag: "rect", attributes: { x: 0, y: top + 17, width: (width * bar.length) / 100, height: 2, fill } },
    ];
  });
  return printSvg(marks, { width, height: bars.length * pitch }, theme);
}
