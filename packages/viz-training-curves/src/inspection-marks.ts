import { formatNumber, placeLabels, type SvgMark, token, widthOf } from "@deconvscope/viz-kit";
import { haloed, ruled } from "./chart-strokes.ts";
import { readCurves } from "./read-curves.ts";
import type { TrainingCurvesData } from "./training-curves-layout.ts";
import type { TrainingCurvesMarks } from "./training-curves-marks.ts";

/** The line at the epoch that is looked at: a point and its value on each series, the epoch on the axis. */
export function inspectionMarks(
  data: TrainingCurvesData,
  { layout: { plot, xOf, yOf }, ends }: Pick<TrainingCurvesMarks, "layout" | "ends">,
  epoch: number,
): SvgMark[] {
  const x = xOf(epoch);
  if (!(x >= plot.left && x <= plot.right)) return [];
  const read = readCurves(data, epoch).filter((one) => Number.isFinite(yOf(one.value)));
  const heights = placeLabels(
    read.map(({ value }) => yOf(value) - 8),
    plot,
  );
  const widest = Math.max(0, ...read.map(({ text }) => widthOf(text)));
  const next = Math.min(plot.right, ...ends.map(({ labelX }) => labelX).filter((labelX) => labelX > x));
  const leads = x + 8 + widest > next;
  return [
    ruled(x, plot.top, x, plot.bottom, token("ink-3")),
    ...read.map(({ value, ink }): SvgMark => {
      const edge = { stroke: token("surface"), "stroke-width": 1.5 };
      return { tag: "circle", attributes: { class: "read", cx: x, cy: yOf(value), r: 4, fill: token(ink), ...edge } };
    }),
    ...read.map(({ text, ink }, index) =>
      haloed(x + (leads ? -8 : 8), heights[index]! + 4, text, leads ? "end" : "start", token(ink)),
    ),
    ...epochMark(x, plot.bottom, writeEpoch(epoch, data)),
  ];
}

/** "24", or "24.3" between two ends of epochs. */
export function writeEpoch(epoch: number, { epochs }: Pick<TrainingCurvesData, "epochs">): string {
  return formatNumber(epoch, Number.isInteger(epoch) || epochs >= 1000 ? 0 : epochs >= 10 ? 1 : 2);
}

function epochMark(x: number, bottom: number, text: string): SvgMark[] {
  const width = widthOf(text) + 10;
  const fill = token("surface");
  const place = { class: "says", x, y: bottom + 17, "font-size": 11, "text-anchor": "middle" };
  return [
    { tag: "rect", attributes: { x: x - width / 2, y: bottom + 4, width, height: 17, fill: token("ink") } },
    { tag: "text", attributes: { ...place, fill, color: fill }, text },
  ];
}
