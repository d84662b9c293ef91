import { figureTheme, formatProbability } from "@deconvscope/shell";
import { curveMarks } from "@deconvscope/viz-curve";
import { printSvg, type SvgMark, token } from "@deconvscope/viz-kit";
import type { Faithfulness } from "./faithfulness-state.ts";
import { truthPlots } from "./truth-plots.ts";

/** px */
const size = { plot: 420, height: 200, head: 22, gap: 24, row: 18, name: 150, bar: 420 };

/** Both curves side by side, and below what is left of the map with weights drawn anew, as an SVG document. */
export function truthSvg(
  { curves, randomised }: Faithfulness,
  valueName: string,
  nameOf: (layer: string) => string,
): string {
  if (!curves) throw new Error("there are no curves yet");
  const plots = truthPlots(curves, valueName).map((plot, index): SvgMark => {
    const left = index * (size.plot + size.gap);
    return group(left, 0, [heading(plot.title), group(0, size.head, curveMarks(plot, size.plot, size.height))]);
  });
  const top = size.head + size.height + size.gap;
  const rows = randomised.map(({ layer, similarity }, index): SvgMark => {
    const words = similarity < 0 ? `−${formatProbability(-similarity)}` : formatProbability(similarity);
    const bar = { x: size.name, y: 4, width: size.bar * Math.min(1, Math.abs(similarity)), height: 8 };
    return group(0, size.head + index * size.row, [
      text(nameOf(layer), 0),
      { tag: "rect", attributes: { ...bar, fill: token("ink-3") } },
      text(words, size.name + size.bar + 10),
    ]);
  });
  const below =
    rows.length > 0 ? [group(0, top, [heading("Rank correlation, weights drawn anew down to"), ...rows])] : [];
  const height = rows.length > 0 ? top + size.head + rows.length * size.row : top;
  return printSvg([...plots, ...below], { width: 2 * size.plot + size.gap, height }, figureTheme());
}

function group(x: number, y: number, children: readonly SvgMark[]): SvgMark {
  return { tag: "g", attributes: { transform: `translate(${x} ${y})` }, children };
}

function heading(words: string): SvgMark {
  return { tag: "text", attributes: { y: 14, "font-size": 12, "font-weight": 600, fill: token("ink") }, text: words };
}

function text(words: string, x: number): SvgMark {
  return { tag: "text", attributes: { x, y: 12, "font-size": 11, fill: token("ink-2") }, text: words };
}
