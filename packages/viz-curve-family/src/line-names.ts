import { fitWords, placeLabels, type SvgMark, token } from "@deconvscope/viz-kit";
import { type CurveFamilyData, mostNamed } from "./curve-family.ts";
import type { CurveFamilyLayout, FamilyPlot } from "./curve-family-layout.ts";
import { named } from "./family-words.ts";
import { meanLine } from "./mean-line.ts";

/** Where a line's name stands, px. */
export interface LineName {
  /** Undefined: the mean. */
  readonly name: string | undefined;
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly ink: string;
}

/** px from a chart to its lines' names. */
const gap = 8;

/** Names beside the last chart of a line, each where its line ends, pushed apart where they would meet. */
export function lineNames(
  data: CurveFamilyData,
  layout: CurveFamilyLayout,
  plot: FamilyPlot,
  width: number,
): LineName[] {
  const values = data.rows[plot.row]!.values[plot.column]!;
  const ends = [
    ...(data.lines.length > mostNamed ? [] : data.lines).map(({ name, ink }, line) => ({
      name,
      words: name,
      ink: token(ink),
      end: lastKnown(values[line]!),
    })),
    ...(data.meanName === undefined
      ? []
      : [{ name: undefined, words: data.meanName, ink: token("ink"), end: lastKnown(meanLine(values)) }]),
  ];
  const heights = placeLabels(
    ends.map(({ end }) => (Number.isFinite(end) ? layout.yOf(plot, end) : plot.bottom)),
    { top: plot.top, bottom: plot.bottom },
  );
  const x = plot.right + gap;
  return ends.map(({ name, words, ink }, index) => {
    return { name, words: fitWords(words, width - x + 2), x, y: heights[index]!, ink };
  });
}

export function nameMarks(names: readonly LineName[], highlighted: string | undefined): SvgMark[] {
  return names.map(({ name, words, x, y, ink }) =>
    named(x, y + 4, words, ink, highlighted === undefined || highlighted === name ? undefined : 0.3),
  );
}

function lastKnown(values: ArrayLike<number>): number {
  for (let at = values.length - 1; at >= 0; at--) if (Number.isFinite(values[at]!)) return values[at]!;
  return Number.NaN;
}
