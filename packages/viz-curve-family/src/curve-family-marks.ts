import { formatNumber, type SvgMark, token } from "@deconvscope/viz-kit";
import { type CurveFamilyData, mostNamed } from "./curve-family.ts";
import { type CurveFamilyLayout, endsOf, type FamilyPlot, layoutCurveFamily } from "./curve-family-layout.ts";
import { type FamilyPath, familyPath } from "./family-path.ts";
import { plain, ruled } from "./family-words.ts";
import { axisTicks } from "./format-amount.ts";
import { type LineName, lineNames, nameMarks } from "./line-names.ts";
import { meanLine } from "./mean-line.ts";

export interface CurveFamilyMarks {
  readonly marks: readonly SvgMark[];
  readonly layout: CurveFamilyLayout;
  readonly names: readonly LineName[];
}

/** Lines dim to this where another is lit. */
const dim = 0.2;

/**
 * One line an image in every chart, the mean on top, names beside the last chart of a line.
 * @param width px
 * @param plotHeight px of one chart
 * @param options `highlighted`: name of the line that is lit, the others are dimmed; `isMoved`: there are sliders below the charts
 * @throws RangeError if the data do not fit together
 */
export function curveFamilyMarks(
  data: CurveFamilyData,
  width: number,
  plotHeight: number,
  { highlighted, isMoved }: { highlighted?: string | undefined; isMoved?: boolean } = {},
): CurveFamilyMarks {
  const layout = layoutCurveFamily(data, width, plotHeight, isMoved);
  const named = layout.plots.filter(({ isLast }) => isLast);
  const names = named.flatMap((plot) => lineNames(data, layout, plot, width));
  const marks = [
    ...layout.plots.flatMap((plot) => plotMarks(data, layout, plot, highlighted)),
    ...nameMarks(names, highlighted),
  ];
  return { marks, layout, names };
}

function plotMarks(
  data: CurveFamilyData,
  layout: CurveFamilyLayout,
  plot: FamilyPlot,
  highlighted: string | undefined,
): SvgMark[] {
  const { row, column, left, top } = plot;
  const title = plain(left, top - 26, data.columns[column]!.title, "start", token("ink"));
  return [
    ...(row === 0 ? [{ ...title, attributes: { ...title.attributes, class: "title", "font-weight": 600 } }] : []),
    ...(plot.isFirst ? [plain(left, top - 8, data.rows[row]!.title, "start", token("ink-2"))] : []),
    ...axisMarks(data, layout, plot),
    ...lineMarks(data, layout, plot, highlighted),
  ];
}

function axisMarks({ columns, rows }: CurveFamilyData, layout: CurveFamilyLayout, plot: FamilyPlot): SvgMark[] {
  const { row, column, left, right, bottom } = plot;
  const ticks = axisTicks(columns[column]!, endsOf(columns[column]!));
  const values = layout.valueTicks[row]!;
  const digits = Math.max(0, ...values.map((value) => String(value).split(".")[1]?.length ?? 0));
  return [
    ...values
      .filter((value) => value > 0)
      .map((value) => {
        const y = layout.yOf(plot, value);
        return ruled(left, y, right, y, token("line"));
      }),
    ...(plot.isFirst
      ? values.map((value) => plain(left - 6, layout.yOf(plot, value) + 4, writeTick(value, digits), "end"))
      : []),
    ruled(left, bottom, right, bottom, token("line-strong")),
    ...ticks.map(([amount]) => {
      const x = layout.xOf(column, amount);
      return ruled(x, bottom, x, bottom + 3, token("line-strong"));
    }),
    ...(row < rows.length - 1
      ? []
      : ticks.map(([amount, words]) => {
          const x = layout.xOf(column, amount);
          const anchor = x <= left + 1 ? "start" : x >= right - 1 ? "end" : "middle";
          return plain(x, bottom + 16, words, anchor);
        })),
  ];
}

const writeTick = (value: number, digits: number) => (value === 0 ? "0" : formatNumber(value, digits));

function lineMarks(
  { columns, rows, lines, meanName }: CurveFamilyData,
  layout: CurveFamilyLayout,
  plot: FamilyPlot,
  highlighted: string | undefined,
): SvgMark[] {
  const { row, column } = plot;
  const { amounts } = columns[column]!;
  const values = rows[row]!.values[column]!;
  const many = lines.length > mostNamed;
  const pathOf = (line: ArrayLike<number>) =>
    familyPath(
      amounts,
      line,
      (amount) => layout.xOf(column, amount),
      (value) => layout.yOf(plot, value),
    );
  return [
    ...lines.flatMap(({ name, ink }, line): SvgMark[] => {
      const isLit = highlighted === name;
      const color = many && !isLit ? "ink-3" : ink;
      const opacity = highlighted !== undefined && !isLit ? dim : many ? 0.55 : undefined;
      return strokes("line", pathOf(values[line]!), token(color), many && !isLit ? 1 : 1.5, {
        "data-link": name,
        opacity,
      });
    }),
    ...(meanName === undefined
      ? []
      : strokes("mean", pathOf(meanLine(values)), token("ink"), 2.25, {
          opacity: highlighted === undefined ? undefined : dim,
        })),
  ];
}

function strokes(
  name: string,
  { line, dots }: FamilyPath,
  stroke: string,
  width: number,
  more: SvgMark["attributes"],
): SvgMark[] {
  const look = { fill: "none", stroke, "stroke-linejoin": "round", "stroke-linecap": "round", ...more };
  return [
    { tag: "path", attributes: { class: name, d: line, ...look, "stroke-width": width } },
    { tag: "path", attributes: { class: `${name} dots`, d: dots, ...look, "stroke-width": width + 2 } },
  ];
}
