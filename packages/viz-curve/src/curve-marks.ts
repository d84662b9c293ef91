import { formatNumber, placeLabels, type SvgMark, token } from "@deconvscope/viz-kit";
import { scaleLinear } from "d3-scale";

/** One line. */
export interface Curve {
  readonly name: string;
  /** One at each of the shares. */
  readonly values: ArrayLike<number>;
  /** Area under it. */
  readonly area?: number | undefined;
  /** What it is held against: thin and grey. */
  readonly isBaseline?: boolean | undefined;
}

export interface CurveData {
  /** 0 … 1, ascending. */
  readonly shares: ArrayLike<number>;
  /** At most five. */
  readonly curves: readonly Curve[];
  /** "share of the pixels taken away" */
  readonly shareName: string;
  /** "P(rabbit)" */
  readonly valueName: string;
  /** The share that is looked at. */
  readonly pointed?: number | undefined;
}

/** px */
const edge = { left: 30, right: 132, top: 18, bottom: 34 };
const mostCurves = 5;
const colors = ["cat-1-ink", "cat-2-ink", "cat-3-ink", "cat-4-ink", "cat-5-ink"] as const;

/** Where the lines are drawn, px. */
export interface CurvePlot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function plotOf(width: number, height: number): CurvePlot {
  return {
    left: edge.left,
    right: Math.max(edge.left + 40, width - edge.right),
    top: edge.top,
    bottom: height - edge.bottom,
  };
}

/**
 * Lines with their names at their ends, pushed apart where they would meet.
 * @throws RangeError if a curve has not as many values as there are shares, or there are more than five
 */
export function curveMarks(data: CurveData, width: number, height: number): SvgMark[] {
  const { shares, curves, shareName, valueName, pointed } = data;
  if (curves.length > mostCurves) throw new RangeError(`curves: expected at most ${mostCurves}, got ${curves.length}`);
  for (const { name, values } of curves) {
    if (values.length !== shares.length) {
      throw new RangeError(`curves: expected ${shares.length} values of "${name}", one a share, got ${values.length}`);
    }
  }
  const plot = plotOf(width, height);
  const x = scaleLinear([0, 1], [plot.left, plot.right]);
  const y = scaleLinear([0, 1], [plot.bottom, plot.top]);
  const drawn = curves.map((curve, index) => ({ ...curve, color: colorOf(curve, index) }));
  return [
    ...[0, 0.5, 1].map((value) => rule(plot.left, y(value), plot.right, y(value))),
    ...[0, 0.5, 1].map((value) =>
      words(plot.left - 6, y(value) + 4, formatNumber(value, value === 0.5 ? 1 : 0), "end"),
    ),
    ...[0, 0.25, 0.5, 0.75, 1].map((share) =>
      words(x(share), plot.bottom + 14, `${formatNumber(100 * share)} %`, "middle"),
    ),
    words(plot.right, plot.bottom + 29, shareName, "end"),
    words(0, 10, valueName, "start"),
    ...(pointed === undefined ? [] : [pointer(x(pointed), plot)]),
    ...drawn.map(({ values, color, isBaseline }): SvgMark => {
      const points = Array.from({ length: shares.length }, (_, at) => `${x(shares[at]!)} ${y(values[at]!)}`);
      const d = points.length === 0 ? "" : `M${points.join("L")}`;
      const style = isBaseline ? { "stroke-width": 1, "stroke-dasharray": "3 3" } : { "stroke-width": 2 };
      return {
        tag: "path",
        attributes: { class: "curve", d, fill: "none", stroke: color, "stroke-linejoin": "round", ...style },
      };
    }),
    ...placeLabels(
      drawn.map(({ values }) => (values.length > 0 ? y(values[values.length - 1]!) : plot.bottom)),
      plot,
    ).map((at, index): SvgMark => {
      const { name, area, color } = drawn[index]!;
      const label = area === undefined ? name : `${name} ${formatNumber(area, 3)}`;
      const end = words(plot.right + 8, at + 4, label, "start", color);
      // A page's rules for words in pictures leave `color` alone.
      return { ...end, attributes: { ...end.attributes, class: "name", color } };
    }),
  ];
}

export function colorOf({ isBaseline }: Curve, index: number): string {
  return token(isBaseline ? "ink-3" : colors[index]!);
}

function rule(x1: number, y1: number, x2: number, y2: number): SvgMark {
  return { tag: "line", attributes: { x1, y1, x2, y2, stroke: token("line"), "stroke-width": 1 } };
}

function pointer(x: number, { top, bottom }: CurvePlot): SvgMark {
  return {
    tag: "line",
    attributes: { class: "pointed", x1: x, x2: x, y1: top, y2: bottom, stroke: token("ink-3"), "stroke-width": 1 },
  };
}

function words(x: number, y: number, text: string, anchor: string, fill = token("ink-3")): SvgMark {
  return { tag: "text", attributes: { x, y, "font-size": 11, "text-anchor": anchor, fill }, text };
}
