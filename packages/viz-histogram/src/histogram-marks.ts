import { formatActivation, formatMagnitude, formatNumber, type SvgMark, token } from "@deconvscope/viz-kit";
import type { HistogramData, HistogramLayout } from "./histogram-layout.ts";
import { halfText, topsText } from "./histogram-words.ts";

export interface HistogramEmphasis {
  /** The bin that is looked at. */
  readonly bin?: number;
  /** Rank of the top that is pointed at elsewhere. */
  readonly rank?: number;
}

/** The whole drawing, for the page and for a file: what lies above half the maximum is darker. */
export function histogramMarks(
  layout: HistogramLayout,
  data: HistogramData,
  { bin, rank }: HistogramEmphasis = {},
): SvgMark[] {
  const { left, right, top, bottom, bars, half } = layout;
  const looked = bin === undefined ? undefined : bars[bin];
  const line = (attributes: SvgMark["attributes"]): SvgMark => ({ tag: "line", attributes });
  return [
    ...layout.countTicks.map(({ y }) =>
      line({ x1: left, x2: right, y1: crisp(y), y2: crisp(y), stroke: token("line") }),
    ),
    ...(looked
      ? [
          rect(looked.x, top, looked.width, bottom - top, "select"),
          rect(looked.x, bottom - 1, looked.width, 3, "select-mark"),
        ]
      : []),
    ...bars
      .filter(({ count }) => count > 0)
      .map((bar) => rect(bar.x, bar.y, bar.width, bar.height, bar.aboveHalf ? "ink" : "line-strong")),
    line({ x1: left, x2: right, y1: crisp(bottom), y2: crisp(bottom), stroke: token("line-strong") }),
    ...(data.maximum > 0 ? halfMarks(layout, data) : []),
    ...topMarks(layout, rank),
    ...countLabels(layout),
    ...valueLabels(data, left, half, right, layout.height),
  ];
}

/** The middle of a pixel, so that a line of 1 px is 1 px. */
const crisp = (value: number) => Math.floor(value) + 0.5;

function rect(x: number, y: number, width: number, height: number, fill: Parameters<typeof token>[0]): SvgMark {
  return { tag: "rect", attributes: { x, y, width, height, fill: token(fill) } };
}

function label(
  x: number,
  y: number,
  text: string,
  anchor = "start",
  fill: Parameters<typeof token>[0] = "ink-3",
): SvgMark {
  return { tag: "text", attributes: { x, y, "font-size": 11, "text-anchor": anchor, fill: token(fill) }, text };
}

function halfMarks({ half, top, bottom, right }: HistogramLayout, data: HistogramData): SvgMark[] {
  const words = halfText(data);
  // About 6 px a letter: where the words do not fit behind the line they end at the edge.
  const fits = half + 4 + 6 * words.length <= right;
  return [
    {
      tag: "line",
      attributes: {
        x1: half,
        x2: half,
        y1: fits ? top - 14 : top,
        y2: bottom,
        stroke: token("ink-3"),
        "stroke-dasharray": "3 3",
      },
    },
    fits ? label(half + 5, top - 6, words, "start", "ink") : label(right, top - 6, words, "end", "ink"),
  ];
}

function topMarks({ topTicks, bottom, left }: HistogramLayout, rank: number | undefined): SvgMark[] {
  if (topTicks.length === 0) return [];
  const ticks = topTicks.map((tick): SvgMark => {
    const looked = tick.rank === rank;
    const attributes = {
      x1: tick.x,
      x2: tick.x,
      y1: bottom + 3,
      y2: bottom + 11,
      stroke: token(looked ? "select-mark" : "ink"),
      "stroke-width": looked ? 4 : 1,
    };
    return { tag: "line", attributes };
  });
  return [label(left - 6, bottom + 12, topsText(topTicks.length), "end"), ...ticks];
}

function countLabels({ countTicks, left, top }: HistogramLayout): SvgMark[] {
  const counts = countTicks.map(({ count, y }) =>
    label(left - 6, y + 4, count < 1e6 ? formatNumber(count) : formatMagnitude(count), "end"),
  );
  return [label(left - 6, top - 8, "images", "end"), ...counts];
}

function valueLabels({ maximum }: HistogramData, left: number, half: number, right: number, height: number): SvgMark[] {
  const y = height - 4;
  if (maximum === 0) return [label(left, y, "0")];
  return [
    label(left, y, "0"),
    label(half, y, formatActivation(maximum / 2), "middle"),
    label(right, y, formatActivation(maximum), "end", "ink"),
  ];
}
