import { rgb } from "d3-color";
import { widthOf } from "./fit-words.ts";
import { formatActivation } from "./format-number.ts";
import type { Triple } from "./oklab.ts";
import type { SvgMark } from "./svg-mark.ts";
import { token } from "./token.ts";

/** A bar of a colour scale with its values. */
export interface ColorLegend {
  /** Values at the ends. */
  readonly from: number;
  readonly to: number;
  /** px. */
  readonly width: number;
  /** The colour of a value, sRGB 0 … 255. */
  colorOf(value: number): Triple;
  /** Writes a value; as activations are written if left out. */
  readonly format?: (value: number) => string;
  /** A value to compare with, marked by a tick and words: `0.108 unoccluded`. */
  readonly base?: { readonly value: number; readonly words: string };
  /** The value that is looked at. */
  readonly pointed?: number;
}

interface LegendMarks {
  readonly marks: readonly SvgMark[];
  /** px. */
  readonly height: number;
}

const bar = { top: 4, height: 8 };
const outline = { y: bar.top + 0.5, height: bar.height - 1 };
const cells = 64;
/** px between two words, and from one line of them to the next. */
const wordGap = 8;
const lineHeight = 14;
const firstLine = bar.top + bar.height + 15;

/**
 * The bar with its values below it, for the page and for a file.
 * Words that would run into each other are pushed apart, below the values if there is no room between them.
 * @throws RangeError if the ends are no numbers or in the wrong order
 */
export function colorLegendMarks(legend: ColorLegend): LegendMarks {
  const { from, to, width, base, pointed, format = formatActivation } = legend;
  if (!(Number.isFinite(from) && Number.isFinite(to) && from <= to)) {
    throw new RangeError(`legend: expected from ≤ to, got ${from} … ${to}`);
  }
  const xOf = (value: number) => (to > from ? Math.min(1, Math.max(0, (value - from) / (to - from))) * width : 0);
  const [low, high] = [format(from), format(to)];
  const words = base ? placeWords(base.words, xOf(base.value), widthOf(low), width - widthOf(high), width) : undefined;
  const marks = [
    ...barMarks(legend),
    ...(base ? [tickMark(xOf(base.value))] : []),
    ...(pointed === undefined || Number.isNaN(pointed) ? [] : [pointedMark(xOf(pointed))]),
    textMark(0, firstLine, low, "start", token("ink-3")),
    textMark(width, firstLine, high, "end", token("ink-3")),
    ...(base && words ? [textMark(words.x, words.y, base.words, "end", token("ink-2"))] : []),
  ];
  return { marks, height: (words?.y ?? firstLine) + 4 };
}

/** What the legend says, for those who cannot see it: `0 … 1.00; 0.108 unoccluded`. */
export function colorLegendText({ from, to, base, format = formatActivation }: ColorLegend): string {
  const range = `${format(from)} … ${format(to)}`;
  return base ? `${range}; ${base.words}` : range;
}

/** Where words end: at their tick, as far from the ends' values as they must be. */
function placeWords(words: string, tick: number, low: number, high: number, width: number): { x: number; y: number } {
  const least = low + wordGap + widthOf(words);
  if (least <= high - wordGap) return { x: Math.max(least, Math.min(tick, high - wordGap)), y: firstLine };
  return { x: Math.min(width, Math.max(tick, widthOf(words))), y: firstLine + lineHeight };
}

function barMarks({ from, to, width, colorOf }: ColorLegend): SvgMark[] {
  const step = width / cells;
  const box = { y: bar.top, height: bar.height };
  return [
    // Each reaches to the end, below the next ones: edges that only meet would show what is behind them in a picture.
    ...Array.from({ length: cells }, (_, index): SvgMark => {
      const fill = rgb(...colorOf(from + ((to - from) * (index + 0.5)) / cells)).formatHex();
      return {
        tag: "rect",
        attributes: { x: index * step, width: width - index * step, ...box, fill, "shape-rendering": "crispEdges" },
      };
    }),
    // The scale's dark end would be lost on a dark page.
    {
      tag: "rect",
      attributes: { x: 0.5, width: Math.max(0, width - 1), ...outline, fill: "none", stroke: token("line") },
    },
  ];
}

const tickMark = (x: number): SvgMark => ({
  tag: "rect",
  attributes: { x: x - 0.75, y: bar.top, width: 1.5, height: bar.height + 4, fill: token("ink") },
});

const pointedMark = (x: number): SvgMark => ({
  tag: "rect",
  attributes: { x: x - 2.5, y: 0.5, width: 5, height: bar.height + 7, fill: token("reticle"), stroke: "#000" },
});

function textMark(x: number, y: number, text: string, anchor: string, fill: string): SvgMark {
  return { tag: "text", attributes: { x, y, "font-size": 11, "text-anchor": anchor, fill }, text };
}
