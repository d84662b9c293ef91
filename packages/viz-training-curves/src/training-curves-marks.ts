import { fitWords, formatNumber, formatPercent, placeLabels, type SvgMark, token, widthOf } from "@deconvscope/viz-kit";
import { haloed, plain, ruled } from "./chart-strokes.ts";
import { epochMarks } from "./epoch-marks.ts";
import { writeValue } from "./read-curves.ts";
import { thinLine } from "./thin-line.ts";
import {
  layoutTrainingCurves,
  type TrainingCurvesData,
  type TrainingCurvesLayout,
  type TrainingSeries,
} from "./training-curves-layout.ts";

/** Lines dim to this where another is lit. */
const dim = 0.2;

export interface CurveEnd {
  readonly name: string;
  /** px, of the line's last point. */
  readonly x: number;
  readonly y: number;
  /** px, left and middle of its words. */
  readonly labelX: number;
  readonly labelY: number;
  readonly words: string;
  readonly ink: string;
  readonly isCompared: boolean;
}

export interface TrainingCurvesMarks {
  readonly marks: readonly SvgMark[];
  readonly layout: TrainingCurvesLayout;
  readonly ends: readonly CurveEnd[];
}

/**
 * Lines with their names at their ends, pushed apart where they would meet.
 * @param highlighted name of the series that is lit; the others are dimmed
 * @throws RangeError if a series has not as many values as epochs, or a name occurs twice
 */
export function trainingCurvesMarks(
  data: TrainingCurvesData,
  width: number,
  height: number,
  highlighted?: string,
): TrainingCurvesMarks {
  const layout = layoutTrainingCurves(data, width, height, labelRoom(data, width));
  const ends = endsOf(data, layout, width);
  const opacity = (name: string) => (highlighted === undefined || highlighted === name ? undefined : dim);
  const marks = [
    ...(data.ends === "live" ? wellMarks(layout) : []),
    ...axisMarks(data, layout),
    ...epochMarks(data, layout),
    ...data.series.map((series) => lineMark(series, layout, opacity(series.name))),
    ...ends.flatMap((end) => endMarks(end, data.ends ?? "value", opacity(end.name))),
  ];
  return { marks, layout, ends };
}

/** px from a line's end to its words. */
const labelGap = 13;

/** The widest words that may come to stand at an end, so that the plot keeps its width as values change. */
function labelRoom({ series, unit, ends }: TrainingCurvesData, width: number): number {
  const usual = unit === "percent" ? "00.0 %" : "0.000";
  const widest = ({ name, values }: TrainingSeries) => {
    if (ends === "name") return widthOf(name);
    const found = Array.from(values).filter(Number.isFinite);
    const written = [found.at(-1), found.reduce((most, value) => Math.max(most, value), -Infinity)];
    const words = written.flatMap((value) => (Number.isFinite(value) ? [writeValue(value!, unit)] : []));
    return Math.max(...[usual, ...words].map((word) => widthOf(`${name} ${word}`)));
  };
  return Math.min(0.4 * width, labelGap + Math.max(24, ...series.map(widest)));
}

function endsOf(
  { series, unit, ends = "value" }: TrainingCurvesData,
  layout: TrainingCurvesLayout,
  width: number,
): CurveEnd[] {
  const found = series.flatMap(({ name, epochs, values, ink, isCompared = false }) => {
    let at = values.length - 1;
    while (at >= 0 && !Number.isFinite(layout.yOf(values[at]!) + layout.xOf(epochs[at]!))) at--;
    if (at < 0) return [];
    const value = ends === "name" ? "" : ` ${writeValue(values[at]!, unit)}`;
    const [x, y] = [layout.xOf(epochs[at]!), layout.yOf(values[at]!)];
    const labelX = x + (ends === "name" ? 8 : labelGap);
    const words = fitWords(name, width - labelX - widthOf(value)) + value;
    return [{ name, words, ink: token(ink), x, y, labelX, isCompared }];
  });
  const heights = placeLabels(
    found.map(({ y }) => y),
    layout.plot,
  );
  return found.map((end, index) => ({ ...end, labelY: heights[index]! }));
}

function wellMarks({ plot, xOf, reached }: TrainingCurvesLayout): SvgMark[] {
  const x = xOf(reached);
  if (!(x < plot.right)) return [];
  const box = { x, y: plot.top, width: plot.right - x, height: plot.bottom - plot.top };
  return [{ tag: "rect", attributes: { class: "well", ...box, fill: token("sunken"), opacity: 0.55 } }];
}

function axisMarks({ unit }: TrainingCurvesData, layout: TrainingCurvesLayout): SvgMark[] {
  const { plot, xOf, yOf } = layout;
  return [
    ...layout.valueTicks.flatMap((value) => [
      ruled(plot.left, yOf(value), plot.right, yOf(value), token("line")),
      plain(plot.left - 6, yOf(value) + 4, writeTick(value, unit), "end"),
    ]),
    ruled(plot.left, plot.bottom, plot.right, plot.bottom, token("line-strong")),
    ...layout.epochTicks.map((epoch) => plain(xOf(epoch), plot.bottom + 17, writeTick(epoch, "number"), "middle")),
  ];
}

const smallest = 0.0005;

/** With as many digits as the tick has: 0.15, 1e−5. */
function writeTick(value: number, unit: TrainingCurvesData["unit"]): string {
  if (unit !== "percent" && value > 0 && value < smallest) return value.toExponential().replace("-", "\u2212");
  const share = unit === "percent" ? value * 100 : value;
  const digits = String(Number(share.toPrecision(6))).split(".")[1]?.length ?? 0;
  return unit === "percent" ? formatPercent(value, digits) : formatNumber(value, digits);
}

function lineMark(series: TrainingSeries, layout: TrainingCurvesLayout, opacity: number | undefined): SvgMark {
  return {
    tag: "path",
    attributes: {
      class: "line",
      "data-link": series.name,
      d: thinLine(series, layout),
      fill: "none",
      stroke: token(series.ink),
      "stroke-width": 1.8,
      "stroke-linejoin": "round",
      "stroke-dasharray": series.isCompared ? "4 3" : undefined,
      opacity,
    },
  };
}

function endMarks(end: CurveEnd, ends: "live" | "value" | "name", opacity: number | undefined): SvgMark[] {
  const { x, y, ink } = end;
  const point = { cx: x, cy: y, opacity };
  const ring = { ...point, r: 8, fill: "none", stroke: ink, "stroke-width": 1.5, "stroke-opacity": 0.4 };
  return [
    ...(ends === "name" ? [] : [{ tag: "circle", attributes: { class: "end", ...point, r: 4, fill: ink } }]),
    ...(ends === "live" && !end.isCompared ? [{ tag: "circle", attributes: { class: "ring", ...ring } }] : []),
    haloed(end.labelX, end.labelY + 4, end.words, "start", ink, opacity),
  ];
}
