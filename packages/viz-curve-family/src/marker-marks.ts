import { type SvgMark, token } from "@deconvscope/viz-kit";
import { type CurveFamilyData, type FamilyMarker, mostNamed } from "./curve-family.ts";
import type { CurveFamilyLayout } from "./curve-family-layout.ts";
import { ruled } from "./family-words.ts";
import { readFamily } from "./read-family.ts";

/** The sliders below the charts, where there are any, and through the charts of the marker's column a line with a point on each curve. */
export function markerMarks(
  data: CurveFamilyData,
  layout: CurveFamilyLayout,
  marker: FamilyMarker | undefined,
  isMoved: boolean,
): SvgMark[] {
  const marked = data.columns.findIndex(({ id }) => id === marker?.column);
  return [
    ...(isMoved ? layout.sliders : []).flatMap(({ column, left, right, track }) => {
      const isMarked = column === marked;
      const x = layout.xOf(column, isMarked ? marker!.amount : data.columns[column]!.rest);
      const handle = { cx: x, cy: track, r: isMarked ? 6.5 : 5, stroke: token(isMarked ? "ink" : "line-strong") };
      return [
        ruled(left, track, right, track, token("line-strong"), { "stroke-width": 2, "stroke-linecap": "round" }),
        handleMark({ ...handle, "stroke-width": 1.5, fill: token(isMarked ? "reticle" : "surface") }),
      ];
    }),
    ...(marker && marked >= 0 ? pointMarks(data, layout, marker, marked) : []),
  ];
}

const handleMark = (attributes: SvgMark["attributes"]): SvgMark => ({
  tag: "circle",
  attributes: { class: "handle", ...attributes },
});

function pointMarks(data: CurveFamilyData, layout: CurveFamilyLayout, marker: FamilyMarker, marked: number): SvgMark[] {
  const readings = readFamily(data, marker);
  const x = layout.xOf(marked, marker.amount);
  return layout.plots
    .filter(({ column }) => column === marked)
    .flatMap((plot) => {
      const { values, mean } = readings[plot.row]!;
      const followed = data.lines.findIndex(({ name }) => name === marker.line);
      const shown = data.lines.flatMap(({ ink }, line) =>
        followed === line || (followed < 0 && data.lines.length <= mostNamed) ? [{ value: values[line]!, ink }] : [],
      );
      const means = data.meanName === undefined ? [] : [{ value: mean, ink: "ink" as const }];
      return [
        ruled(x, plot.top - 4, x, plot.bottom, token("ink-3"), { class: "marked" }),
        ...[...means, ...shown]
          .filter(({ value }) => Number.isFinite(value))
          .map(({ value, ink }): SvgMark => {
            const place = { cx: x, cy: Math.max(plot.top - 4, layout.yOf(plot, value)), r: 4 };
            const edge = { stroke: token("surface"), "stroke-width": 1.5 };
            return { tag: "circle", attributes: { class: "point", ...place, fill: token(ink), ...edge } };
          }),
      ];
    });
}
